"""How long an SMS is, and the signatures that Aliyun and Tencent publish as worked examples."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifications.providers import aliyun, tencent
from notifications.providers.answers import meaning
from notifications.providers.base import national_number
from notifications.segments import count_segments, split_segments

GSM = "@£$ abcXYZ0189"
ESCAPED = "^{}\\[~]|€"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", 1),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("字" * 70, 1),
        ("字" * 71, 2),
        ("字" * 134, 2),
        ("字" * 135, 3),
        ("字" * 160, 3),
        ("a" * 69 + "字", 1),
        ("a" * 70 + "字", 2),
        ("𠮷" * 35, 1),
        ("𠮷" * 36, 2),
    ],
)
def test_a_text_counts_as_the_operators_count_it(text: str, parts: int) -> None:
    assert count_segments(text) == parts


def test_an_escaped_character_at_the_edge_of_a_part_goes_whole_into_the_next() -> None:
    first, second = split_segments("a" * 152 + "€" + "b" * 20)
    assert (first, second) == ("a" * 152, "€" + "b" * 20)


def test_a_character_beyond_the_basic_plane_at_the_edge_goes_whole_into_the_next() -> None:
    first, second = split_segments("字" * 66 + "𠮷" + "字" * 10)
    assert (first, second) == ("字" * 66, "𠮷" + "字" * 10)


@given(st.text(st.sampled_from(GSM + ESCAPED), max_size=700))
def test_no_gsm_part_is_too_long_and_nothing_is_lost(text: str) -> None:
    parts = split_segments(text)
    room = 160 if len(parts) == 1 else 153
    assert "".join(parts) == text
    assert all(sum(2 if character in ESCAPED else 1 for character in part) <= room for part in parts)


@given(st.text(st.characters(codec="utf-8"), max_size=300).map(lambda text: "字" + text))
def test_no_ucs2_part_is_too_long_and_nothing_is_lost(text: str) -> None:
    parts = split_segments(text)
    room = 70 if len(parts) == 1 else 67
    assert "".join(parts) == text
    assert all(len(part.encode("utf-16-be")) <= 2 * room for part in parts)


@pytest.mark.parametrize(
    ("given_number", "number"),
    [
        ("13800138000", "13800138000"),
        ("+8613800138000", "13800138000"),
        ("12800138000", None),
        ("1380013800", None),
        ("138001380001", None),
        ("١٣٨٠٠١٣٨٠٠٠", None),
        ("13800138000\n", None),
        ("+85213800138000", None),
        ("", None),
    ],
)
def test_only_a_mainland_mobile_number_is_one(given_number: str, number: str | None) -> None:
    assert national_number(given_number) == number


def test_the_aliyun_signature_is_that_of_its_published_example() -> None:
    """Source: Alibaba Cloud, "Request syntax and signature method V3", fixed parameters example."""
    query = aliyun.canonical_query(
        {"RegionId": "cn-shanghai", "ImageId": "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd"}
    )
    nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    headers = {
        "x-acs-action": "RunInstances",
        "host": "ecs.cn-shanghai.aliyuncs.com",
        "x-acs-date": "2023-10-26T10:22:32Z",
        "x-acs-version": "2014-05-26",
        "x-acs-content-sha256": nothing,
        "x-acs-signature-nonce": "3156853299f313e23d1673dc12e1703d",
    }
    assert aliyun.authorization("YourAccessKeyId", "YourAccessKeySecret", headers, query, nothing) == (
        "ACS3-HMAC-SHA256 Credential=YourAccessKeyId,"
        "SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,"
        "Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0"
    )


def test_aliyun_parameters_are_encoded_and_sorted_as_its_rules_say() -> None:
    assert aliyun.canonical_query({"b": "a b*c~d/中", "B": "=&", "a": ""}) == "B=%3D%26&a=&b=a%20b%2Ac~d%2F%E4%B8%AD"


@pytest.mark.parametrize(
    ("secret", "headers", "signature"),
    [
        (
            "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE",
            {"host": "cvm.tencentcloudapi.com"},
            "72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168",
        ),
        (
            "*" * 32,
            {"host": "cvm.tencentcloudapi.com", "x-tc-action": "DescribeInstances"},
            "10b1a37a7301a02ca19a647ad722d5e43b4b3cff309d421d85b46093f6ab6c4f",
        ),
    ],
)
def test_the_tencent_signature_is_that_of_its_published_examples(
    secret: str, headers: dict[str, str], signature: str
) -> None:
    """Source: Tencent Cloud, "Signature v3", the older example and the one that also signs the action."""
    payload = rb'{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}'
    headers = {"content-type": "application/json; charset=utf-8", **headers}
    made = tencent.authorization("AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE", secret, "cvm", headers, payload, 1551113065)
    assert made == (
        "TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE/2019-02-25/cvm/tc3_request, "
        f"SignedHeaders={';'.join(sorted(headers))}, Signature={signature}"
    )


# What Aliyun (dysmsapi 2017-05-25) and Tencent (sms 2021-01-11) document as answers to SendSms, and what each means.
ANSWERS = {
    ("aliyun", "permanent"): """
        isv.MOBILE_NUMBER_ILLEGAL isv.MOBILE_COUNT_OVER_LIMIT isv.DOMESTIC_NUMBER_NOT_SUPPORTED isv.INVALID_PARAMETERS
        isv.INVALID_JSON_PARAM isv.PARAM_LENGTH_LIMIT isv.PARAM_NOT_SUPPORT_URL isv.TEMPLATE_PARAMS_ILLEGAL
        isv.BLACK_KEY_CONTROL_LIMIT isv.SMS_CONTENT_ILLEGAL isv.CUSTOMER_REFUSED isv.SOMETHING_NEW""",
    ("aliyun", "deferred"): """
        isv.BUSINESS_LIMIT_CONTROL isv.SMS_TEMPLATE_ILLEGAL isv.TEMPLATE_MISSING_PARAMETERS""",
    ("aliyun", "throttled"): "Throttling Throttling.User Throttling.Api",
    ("aliyun", "paused"): """
        isv.AMOUNT_NOT_ENOUGH isv.OUT_OF_SERVICE isv.ACCOUNT_NOT_EXISTS isv.ACCOUNT_ABNORMAL isv.DENY_IP_RANGE
        isv.PRODUCT_UN_SUBSCRIPT isv.PRODUCT_UNSUBSCRIBE isv.DAY_LIMIT_CONTROL isv.SMS_SIGNATURE_ILLEGAL
        isv.SMS_SIGN_ILLEGAL isv.SIGN_NAME_ILLEGAL isv.SMS_SIGNATURE_SCENE_ILLEGAL isv.SMS_TEST_SIGN_TEMPLATE_LIMIT
        isv.SMS_TEST_NUMBER_LIMIT SIGNATURE_BLACKLIST isp.RAM_PERMISSION_DENY SignatureDoesNotMatch
        InvalidAccessKeyId.NotFound InvalidAccessKeyId.Inactive Forbidden.RAM InvalidTimeStamp.Expired InvalidVersion
        InvalidAction.NotFound IncompleteSignature isv.EXTEND_CODE_ERROR isv.MONTH_LIMIT_CONTROL isv.RAM_CHECK_FAILED
        isp.RES_OWNER_ID_UNKNOWN MissingAccessKeyId InvalidSecurityToken.Expired NoPermission""",
    ("aliyun", "temporary"): "ServiceUnavailable",
    ("aliyun", "unknown"): "isp.SYSTEM_ERROR isp.GATEWAY_ERROR SignatureNonceUsed InternalError NeverHeardOf",
    ("tencent", "permanent"): """
        FailedOperation.OtherError FailedOperation.ParametersOtherError FailedOperation.PhoneNumberParseFail
        InvalidParameter InvalidParameter.InvalidParameters InvalidParameter.DirtyWordFound InternalError.JsonParseFail
        InvalidParameterValue.InvalidInternational
        UnsupportedOperation.ChineseMainlandTemplateToGlobalPhone
        UnsupportedOperation.GlobalTemplateToChineseMainlandPhone
        FailedOperation.ContainSensitiveWord FailedOperation.PhoneNumberInBlacklist FailedOperation.JsonParseFail
        FailedOperation.FailResolvePacket InvalidParameterValue.IncorrectPhoneNumber
        InvalidParameterValue.ContentLengthLimit InvalidParameterValue.ProhibitedUseUrlInTemplateParameter
        InvalidParameterValue.TemplateParameterFormatError InvalidParameterValue.TemplateParameterLengthLimit
        LimitExceeded.PhoneNumberCountLimit MissingParameter.EmptyPhoneNumberSet
        UnsupportedOperation.ContainDomesticAndInternationalPhoneNumber""",
    ("tencent", "deferred"): """
        LimitExceeded.PhoneNumberDailyLimit LimitExceeded.PhoneNumberOneHourLimit
        LimitExceeded.PhoneNumberThirtySecondLimit LimitExceeded.PhoneNumberSameContentDailyLimit
        LimitExceeded.DeliveryFrequencyLimit FailedOperation.TemplateIncorrectOrUnapproved
        FailedOperation.TemplateUnapprovedOrNotExist FailedOperation.TemplateParamSetNotMatchApprovedTemplate
        FailedOperation.MarketingSendTimeConstraint FailedOperation.TemplateIdNotExist""",
    ("tencent", "throttled"): """
        RequestLimitExceeded RequestLimitExceeded.UinLimitExceeded RequestLimitExceeded.IPLimitExceeded
        LimitExceeded.GlobalSmsSendingRateLimit UnauthorizedOperation.SmsMessagesQpsOverLimit""",
    ("tencent", "paused"): """
        AuthFailure.SignatureFailure AuthFailure.SecretIdNotFound AuthFailure.UnauthorizedOperation
        LimitExceeded.AppDailyLimit LimitExceeded.DailyLimit LimitExceeded.AppMainlandChinaDailyLimit
        FailedOperation.InsufficientBalanceInSmsPackage FailedOperation.SignatureIncorrectOrUnapproved
        InvalidParameterValue.SdkAppIdNotExist UnauthorizedOperation.ServiceSuspendDueToArrears
        UnauthorizedOperation.SdkAppIdIsDisabled UnauthorizedOperation.SmsSdkAppIdVerifyFail
        UnauthorizedOperation.RequestIpNotInWhitelist UnauthorizedOperation.RequestPermissionDeny
        UnauthorizedOperation.SerivceSuspendDueToArrears UnauthorizedOperation.IndividualUserMarketingSmsPermissionDeny
        LimitExceeded.AppGlobalDailyLimit LimitExceeded.AppCountryOrRegionDailyLimit
        LimitExceeded.AppCountryOrRegionInBlacklist FailedOperation.NotEnterpriseCertification
        FailedOperation.ProhibitSubAccountUse InvalidParameter.AppidAndBizId AuthFailure.InvalidSecretId
        AuthFailure.MFAFailure AuthFailure.SignatureExpire AuthFailure.TokenFailure InvalidAction NoSuchVersion
        InternalError.SigFieldMissing InternalError.RestApiInterfaceNotExist
        InternalError.SigVerificationFail InternalError.RequestTimeException""",
    ("tencent", "unknown"): """
        InternalError InternalError.OtherError InternalError.ParseBackendResponseFail
        InternalError.Timeout InternalError.SendAndRecvFail InternalError.UnknownError NeverHeardOf""",
}


@pytest.mark.parametrize(
    ("provider", "outcome", "word"),
    [(provider, outcome, word) for (provider, outcome), words in ANSWERS.items() for word in words.split()],
)
def test_each_documented_answer_of_a_provider_has_its_outcome(provider: str, outcome: str, word: str) -> None:
    assert meaning(provider, word).status == outcome
