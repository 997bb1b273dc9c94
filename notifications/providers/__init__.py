"""SMS providers: the sandbox's own, Aliyun and Tencent, each one class behind `base.SmsProvider`."""
