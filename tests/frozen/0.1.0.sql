BEGIN TRANSACTION;
CREATE TABLE adjustments (
	payment_id VARCHAR(32) NOT NULL, 
	reason VARCHAR(32) NOT NULL, 
	declared_fen BIGINT NOT NULL, 
	final_fen BIGINT NOT NULL, 
	items JSON NOT NULL, 
	policy_version VARCHAR(64) NOT NULL, 
	refund_key VARCHAR(64), 
	actor VARCHAR(128) NOT NULL, 
	opened_at VARCHAR(27) NOT NULL, 
	PRIMARY KEY (payment_id), 
	CONSTRAINT reason_known CHECK (reason IN ('top_up_due', 'refund_due')), 
	CONSTRAINT differs CHECK (declared_fen <> final_fen), 
	FOREIGN KEY(payment_id) REFERENCES payments (id)
);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE arrivals (
	id VARCHAR(32) NOT NULL, 
	payment_id VARCHAR(32), 
	debit_key VARCHAR(64), 
	amount_fen BIGINT NOT NULL, 
	booked_fen BIGINT NOT NULL, 
	refunded_fen BIGINT DEFAULT 0 NOT NULL, 
	reference VARCHAR(128), 
	named VARCHAR(128), 
	channel VARCHAR(16) NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	reason VARCHAR(32), 
	paid_at VARCHAR(27), 
	received_at VARCHAR(27) NOT NULL, 
	confirmed_at VARCHAR(27), 
	order_name VARCHAR(128) NOT NULL GENERATED ALWAYS AS (coalesce(debit_key, named, id)) STORED, 
	money_name VARCHAR(128) NOT NULL GENERATED ALWAYS AS (coalesce(reference, '#' || CAST(amount_fen AS TEXT))) STORED, 
	PRIMARY KEY (id), 
	CONSTRAINT state_known CHECK (state IN ('open', 'matched', 'refunding', 'refunded')), 
	CONSTRAINT channel_known CHECK (channel IN ('answer', 'callback', 'event', 'statement', 'operator')), 
	CONSTRAINT reason_known CHECK (reason IN ('amount_differs', 'paid_twice', 'paid_after_end', 'unknown_order', 'unconfirmed')), 
	CONSTRAINT amount_positive CHECK (amount_fen > 0), 
	CONSTRAINT booked_in_amount CHECK (booked_fen >= 0 AND booked_fen <= amount_fen), 
	CONSTRAINT refunded_in_amount CHECK (refunded_fen >= 0 AND refunded_fen + booked_fen <= amount_fen), 
	CONSTRAINT open_has_a_reason CHECK (state <> 'open' OR reason IS NOT NULL), 
	CONSTRAINT matched_is_booked CHECK (state <> 'matched' OR booked_fen + refunded_fen = amount_fen), 
	FOREIGN KEY(payment_id) REFERENCES payments (id)
);
INSERT INTO "arrivals" VALUES('01a22de9a4cf7f89b87b1c31447b5fd3','01a22de9a4cf7f89b87bafd81533d581','01a22de9a4cf7f89b87bafd81533d581:debit:1',240000,240000,0,'bank-d581:debit:1',NULL,'answer','matched',NULL,NULL,'2026-12-11T02:00:01.075579Z','2026-12-11T02:00:01.075579Z');
INSERT INTO "arrivals" VALUES('01a22de9a7e378c0b234abce25f4d494','01a22de9a7e378c0b2344c64060c12b0','01a22de9a7e378c0b2344c64060c12b0:debit:1',240000,240000,0,'bank-12b0:debit:1',NULL,'answer','matched',NULL,NULL,'2026-12-11T02:00:01.859487Z','2026-12-11T02:00:01.859487Z');
CREATE TABLE audit (
	number BIGINT NOT NULL, 
	at VARCHAR(27) NOT NULL, 
	actor VARCHAR(128) NOT NULL, 
	action VARCHAR(32) NOT NULL, 
	payment_id VARCHAR(32), 
	reason VARCHAR(255), 
	details JSON, 
	digest VARCHAR(64) NOT NULL, 
	PRIMARY KEY (number)
);
CREATE TABLE breakers (
	name VARCHAR(32) NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	reason VARCHAR(64), 
	failures INTEGER NOT NULL, 
	open_until VARCHAR(27), 
	changed_at VARCHAR(27) NOT NULL, 
	PRIMARY KEY (name), 
	CONSTRAINT state_known CHECK (state IN ('closed', 'open', 'half_open'))
);
INSERT INTO "breakers" VALUES('bank','closed',NULL,0,NULL,'2026-12-11T02:00:00.895664Z');
CREATE TABLE contracts (
	"key" VARCHAR(64) NOT NULL, 
	payment_id VARCHAR(32) NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	reason VARCHAR(64), 
	payer_index VARCHAR(64) NOT NULL, 
	account_index VARCHAR(64) NOT NULL, 
	signer_index VARCHAR(64) NOT NULL, 
	payee VARCHAR(64) NOT NULL, 
	scheme VARCHAR(16) NOT NULL, 
	insurances VARCHAR(64) NOT NULL, 
	cycle VARCHAR(8) NOT NULL, 
	ceiling_fen BIGINT NOT NULL, 
	document_sha256 VARCHAR(64) NOT NULL, 
	reference VARCHAR(64), 
	term_from VARCHAR(10) NOT NULL, 
	term_until VARCHAR(10) NOT NULL, 
	created_at VARCHAR(27) NOT NULL, 
	signed_at VARCHAR(27), 
	ended_at VARCHAR(27), 
	slot VARCHAR(64) NOT NULL GENERATED ALWAYS AS (CASE WHEN state IN ('signed', 'declined', 'expired', 'revoked', 'invalid') THEN key ELSE 'live' END) STORED, 
	PRIMARY KEY ("key"), 
	CONSTRAINT state_known CHECK (state IN ('intended', 'sent', 'signed', 'declined', 'expired', 'revoked', 'invalid', 'unknown')), 
	CONSTRAINT cycle_known CHECK (cycle IN ('monthly', 'yearly'))
);
INSERT INTO "contracts" VALUES('01a22de9a23072689c69633bc9673702:contract:1','01a22de9a23072689c69633bc9673702','sent',NULL,'63db408999b291af981ffc1e63a5110c398593ff3a574e69b20c763455c8c5f3','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'76786c6e3e71fb76b41c2965dc9d68a77c8cb934c17ccba8858621d909f6a7e8','C-1','2026-12-11','2029-12-10','2026-12-11T02:00:00.339017Z',NULL,NULL);
INSERT INTO "contracts" VALUES('01a22de9a34877f880cb08c1e8bb8d29:contract:1','01a22de9a34877f880cb08c1e8bb8d29','signed',NULL,'1d827b82e3d32a4514e85c3fe7e57b003c532a85b823d989a48e9896e3c9f899','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'4d12971fae40b7f1a9e0936f5b4e4c1d22b7fee9a73b9d8f8cbbb7e11da12d74','esign-9:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:00.643580Z','2026-12-11T02:00:00.643580Z',NULL);
INSERT INTO "contracts" VALUES('01a22de9a3fc736c8c0c12da9d503c5b:contract:1','01a22de9a3fc736c8c0c12da9d503c5b','signed',NULL,'133023b360e99f052f1f06e26eb3c5678801b0c50716eb15ccb4415800440a07','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'b2b14809d843de8c6386486a231a9600f0424a6d838e45bdb9eeee42e9a1bb18','esign-b:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:00.835674Z','2026-12-11T02:00:00.835674Z',NULL);
INSERT INTO "contracts" VALUES('01a22de9a4cf7f89b87bafd81533d581:contract:1','01a22de9a4cf7f89b87bafd81533d581','signed',NULL,'63b08f8325309a900e0e323d09c0a911811b322bfa2092d94b9479e7b6ea8655','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'541665782790fb13c69315f251fb21df3e6a21e16453aa182c51a68439334590','esign-1:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:01.035470Z','2026-12-11T02:00:01.035470Z',NULL);
INSERT INTO "contracts" VALUES('01a22de9a5bc7d00abb43f9abdc68470:contract:1','01a22de9a5bc7d00abb43f9abdc68470','signed',NULL,'47462b862f53252775e2f3c95a554b9a0fe1d2303ffc011c365c1b840ef6aa79','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局东莞市税务局','flexible','pension','monthly',144000,'d223c46b203e7da028f2d193bc719537b44c2af787e600b2ce3397d71f37ff94','esign-0:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:01.275595Z','2026-12-11T02:00:01.275595Z',NULL);
INSERT INTO "contracts" VALUES('01a22de9a75b74e5ba4dcc8ed6e101cf:contract:1','01a22de9a75b74e5ba4dcc8ed6e101cf','signed',NULL,'5d79db05af9c9d19e96d73662c4ca435139f8aca955bde0b40b63f1633ce0156','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'fafd0157cd1630ef5dce3cd0c07728553282b50f168710000a70fce2b0cdafd6','esign-f:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:01.679819Z','2026-12-11T02:00:01.679819Z',NULL);
INSERT INTO "contracts" VALUES('01a22de9a7e378c0b2344c64060c12b0:contract:1','01a22de9a7e378c0b2344c64060c12b0','signed',NULL,'6b60b559ed409c14b926fc74399513cfbddcaa3f9430e7608414bb0302109e73','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'63ca94653ca7bce7e5229251627b4cb4e057429e04122674d352220654c8864b','esign-0:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:01.823753Z','2026-12-11T02:00:01.823753Z',NULL);
CREATE TABLE coverages (
	payment_id VARCHAR(32) NOT NULL, 
	insurance VARCHAR(16) NOT NULL, 
	month VARCHAR(7) NOT NULL, 
	payer_index VARCHAR(64) NOT NULL, 
	scheme VARCHAR(16) NOT NULL, 
	client VARCHAR(64) NOT NULL, 
	released_at VARCHAR(27), 
	PRIMARY KEY (payment_id, insurance, month)
);
INSERT INTO "coverages" VALUES('01a22de9a14a758f87251a6f72948480','pension','2026-12','a6abd35353ed1d9a3cd5f6e33aa39193a5597ff5fea05889df8d4828d769e70d','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22de9a14a758f87251a6f72948480','medical','2026-12','a6abd35353ed1d9a3cd5f6e33aa39193a5597ff5fea05889df8d4828d769e70d','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22de9a194704cb79cabe4354d0d9f','pension','2026-12','99265c5e6560e12c040bd781bd88a689eb067bdcf0a75de6ed9d647febb8ddc5','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22de9a194704cb79cabe4354d0d9f','medical','2026-12','99265c5e6560e12c040bd781bd88a689eb067bdcf0a75de6ed9d647febb8ddc5','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22de9a23072689c69633bc9673702','pension','2026-12','63db408999b291af981ffc1e63a5110c398593ff3a574e69b20c763455c8c5f3','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22de9a23072689c69633bc9673702','medical','2026-12','63db408999b291af981ffc1e63a5110c398593ff3a574e69b20c763455c8c5f3','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22de9a2ad7d11b772672055f319e0','pension','2026-12','09ceb32461ad89e857f36d090b18156d2733d2ee387728f70f927d7200fc9be9','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22de9a2ad7d11b772672055f319e0','medical','2026-12','09ceb32461ad89e857f36d090b18156d2733d2ee387728f70f927d7200fc9be9','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22de9a34877f880cb08c1e8bb8d29','pension','2026-12','1d827b82e3d32a4514e85c3fe7e57b003c532a85b823d989a48e9896e3c9f899','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22de9a34877f880cb08c1e8bb8d29','medical','2026-12','1d827b82e3d32a4514e85c3fe7e57b003c532a85b823d989a48e9896e3c9f899','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22de9a3fc736c8c0c12da9d503c5b','pension','2026-12','133023b360e99f052f1f06e26eb3c5678801b0c50716eb15ccb4415800440a07','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22de9a3fc736c8c0c12da9d503c5b','medical','2026-12','133023b360e99f052f1f06e26eb3c5678801b0c50716eb15ccb4415800440a07','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22de9a4cf7f89b87bafd81533d581','pension','2026-12','63b08f8325309a900e0e323d09c0a911811b322bfa2092d94b9479e7b6ea8655','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22de9a4cf7f89b87bafd81533d581','medical','2026-12','63b08f8325309a900e0e323d09c0a911811b322bfa2092d94b9479e7b6ea8655','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22de9a5bc7d00abb43f9abdc68470','pension','2026-12','47462b862f53252775e2f3c95a554b9a0fe1d2303ffc011c365c1b840ef6aa79','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22de9a66f7cc6be55b8e235b7e55d','pension','2026-12','1aeeb95edcbd17d68acb1e19e13f2017525dcbd809f55f0109447d0fae16af97','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22de9a66f7cc6be55b8e235b7e55d','medical','2026-12','1aeeb95edcbd17d68acb1e19e13f2017525dcbd809f55f0109447d0fae16af97','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22de9a6877563998c79d9c9c47ea9','pension','2026-12','232edbda4e8b01553000aa465f68a51757d44e3e4d1c0c1e84afd9ee8287930f','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22de9a6877563998c79d9c9c47ea9','medical','2026-12','232edbda4e8b01553000aa465f68a51757d44e3e4d1c0c1e84afd9ee8287930f','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22de9a6bb77ca806b975fd3140c3b','pension','2026-12','bed81efd04fbd44737c599b015d6e330a8f28e89c85b033673a870a1dda0dce9','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22de9a6bb77ca806b975fd3140c3b','medical','2026-12','bed81efd04fbd44737c599b015d6e330a8f28e89c85b033673a870a1dda0dce9','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22de9a6fa7de6a083fded4b6e0e4e','pension','2026-12','5007134139fabce2bfea50773dad726e8b708a32993d8fb33173c9457b6c83ea','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22de9a6fa7de6a083fded4b6e0e4e','medical','2026-12','5007134139fabce2bfea50773dad726e8b708a32993d8fb33173c9457b6c83ea','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22de9a75b74e5ba4dcc8ed6e101cf','pension','2026-12','5d79db05af9c9d19e96d73662c4ca435139f8aca955bde0b40b63f1633ce0156','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22de9a75b74e5ba4dcc8ed6e101cf','medical','2026-12','5d79db05af9c9d19e96d73662c4ca435139f8aca955bde0b40b63f1633ce0156','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22de9a7e378c0b2344c64060c12b0','pension','2026-12','6b60b559ed409c14b926fc74399513cfbddcaa3f9430e7608414bb0302109e73','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22de9a7e378c0b2344c64060c12b0','medical','2026-12','6b60b559ed409c14b926fc74399513cfbddcaa3f9430e7608414bb0302109e73','flexible','portal',NULL);
CREATE TABLE debits (
	"key" VARCHAR(64) NOT NULL, 
	payment_id VARCHAR(32) NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	method VARCHAR(32) NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	reason VARCHAR(64), 
	amount_fen BIGINT NOT NULL, 
	assessment JSON, 
	contract_key VARCHAR(64), 
	order_no VARCHAR(128), 
	reference VARCHAR(128), 
	created_at VARCHAR(27) NOT NULL, 
	settled_at VARCHAR(27), 
	ended_at VARCHAR(27), 
	slot VARCHAR(64) NOT NULL GENERATED ALWAYS AS (CASE WHEN state IN ('failed', 'withdrawn') THEN key ELSE 'live' END) STORED, 
	PRIMARY KEY ("key"), 
	CONSTRAINT amount_positive CHECK (amount_fen > 0), 
	CONSTRAINT state_known CHECK (state IN ('intended', 'pending', 'closing', 'settled', 'failed', 'unknown', 'withdrawn')), 
	CONSTRAINT kind_known CHECK (kind IN ('bank_debit', 'pay_order')), 
	FOREIGN KEY(payment_id) REFERENCES payments (id)
);
INSERT INTO "debits" VALUES('01a22de9a2ad7d11b772672055f319e0:order:1','01a22de9a2ad7d11b772672055f319e0','pay_order','tax_app','pending',NULL,240000,NULL,NULL,'bank-19e0:order:1',NULL,'2026-12-11T02:00:00.491555Z',NULL,NULL);
INSERT INTO "debits" VALUES('01a22de9a34877f880cb08c1e8bb8d29:debit:1','01a22de9a34877f880cb08c1e8bb8d29','bank_debit','bank_debit','failed','account_frozen',240000,NULL,'01a22de9a34877f880cb08c1e8bb8d29:contract:1',NULL,NULL,'2026-12-11T02:00:00.675729Z',NULL,'2026-12-11T02:00:00.675729Z');
INSERT INTO "debits" VALUES('01a22de9a3fc736c8c0c12da9d503c5b:debit:1','01a22de9a3fc736c8c0c12da9d503c5b','bank_debit','bank_debit','unknown',NULL,240000,NULL,'01a22de9a3fc736c8c0c12da9d503c5b:contract:1',NULL,NULL,'2026-12-11T02:00:00.872205Z',NULL,NULL);
INSERT INTO "debits" VALUES('01a22de9a4cf7f89b87bafd81533d581:debit:1','01a22de9a4cf7f89b87bafd81533d581','bank_debit','bank_debit','settled',NULL,240000,NULL,'01a22de9a4cf7f89b87bafd81533d581:contract:1',NULL,'bank-d581:debit:1','2026-12-11T02:00:01.075579Z','2026-12-11T02:00:01.075579Z','2026-12-11T02:00:01.075579Z');
INSERT INTO "debits" VALUES('01a22de9a7e378c0b2344c64060c12b0:debit:1','01a22de9a7e378c0b2344c64060c12b0','bank_debit','bank_debit','settled',NULL,240000,NULL,'01a22de9a7e378c0b2344c64060c12b0:contract:1',NULL,'bank-12b0:debit:1','2026-12-11T02:00:01.859487Z','2026-12-11T02:00:01.859487Z','2026-12-11T02:00:01.859487Z');
CREATE TABLE declarations (
	"key" VARCHAR(64) NOT NULL, 
	payment_id VARCHAR(32) NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	reason VARCHAR(64), 
	total_fen BIGINT NOT NULL, 
	assessment JSON NOT NULL, 
	document_sha256 VARCHAR(64) NOT NULL, 
	receipt_no VARCHAR(64), 
	created_at VARCHAR(27) NOT NULL, 
	answered_at VARCHAR(27), 
	slot VARCHAR(64) NOT NULL GENERATED ALWAYS AS (CASE WHEN state IN ('rejected') THEN key ELSE 'live' END) STORED, 
	PRIMARY KEY ("key"), 
	CONSTRAINT state_known CHECK (state IN ('intended', 'pending', 'accepted', 'rejected', 'unknown'))
);
INSERT INTO "declarations" VALUES('01a22de9a194704cb79cabe4354d0d9f:declaration:1','01a22de9a194704cb79cabe4354d0d9f','pending',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','ae2eba1d1a72f5492930a76807b1f0032946e1a5acb6c7f6a7c5eab293ace92e',NULL,'2026-12-11T02:00:00.151213Z',NULL);
INSERT INTO "declarations" VALUES('01a22de9a23072689c69633bc9673702:declaration:1','01a22de9a23072689c69633bc9673702','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','8cfb64e08ed25d1eb29e429a718e9c302565181982d808f02d94de44cd117541','authority-eclaration:1','2026-12-11T02:00:00.315601Z','2026-12-11T02:00:00.315601Z');
INSERT INTO "declarations" VALUES('01a22de9a2ad7d11b772672055f319e0:declaration:1','01a22de9a2ad7d11b772672055f319e0','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','353ea5583f861ded9f43fd60e8714d02665a110ef841c3e5d793de71f745f188','authority-eclaration:1','2026-12-11T02:00:00.443581Z','2026-12-11T02:00:00.443581Z');
INSERT INTO "declarations" VALUES('01a22de9a34877f880cb08c1e8bb8d29:declaration:1','01a22de9a34877f880cb08c1e8bb8d29','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','7a34899920df575eebc487b2927215047a8e14fedd11e1da4f001386fe19bf64','authority-eclaration:1','2026-12-11T02:00:00.603549Z','2026-12-11T02:00:00.603549Z');
INSERT INTO "declarations" VALUES('01a22de9a3fc736c8c0c12da9d503c5b:declaration:1','01a22de9a3fc736c8c0c12da9d503c5b','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','b9fcfcedc2091819a8c9acfdb1a64cdff0fab4f0926c78bb2b7fb2e785d2b728','authority-eclaration:1','2026-12-11T02:00:00.788202Z','2026-12-11T02:00:00.788202Z');
INSERT INTO "declarations" VALUES('01a22de9a4cf7f89b87bafd81533d581:declaration:1','01a22de9a4cf7f89b87bafd81533d581','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','a3297aa76b98a998dbc94d47e3e21d99390c10e32864f61379d9488bd52edd58','authority-eclaration:1','2026-12-11T02:00:00.995531Z','2026-12-11T02:00:00.995531Z');
INSERT INTO "declarations" VALUES('01a22de9a5bc7d00abb43f9abdc68470:declaration:1','01a22de9a5bc7d00abb43f9abdc68470','accepted',NULL,120000,'{"base":"6000.00","items":[{"amount":"1200.00","base":"6000.00","confidence":"high*","individual_account":"480.00","insurance":"pension","months":1,"pooling_fund":"720.00","provisional":false,"rate":"0.20","rule_region":"CN","source":"粤人社发〔2025〕32号; 国发〔2005〕38号: 20%, of which 8% to the individual account; 社会保险法 art. 12: recorded in the pooling fund and the individual account"}],"period":"2026-12","policy_version":"2026-01-01+d8d3ebc77107","provisional":false,"region":"441900","scheme":"flexible","total":"1200.00"}','79851e231b4db3a88deb1c4fc1e77e7475dff60f0023723e29d000f429b144d8','authority-eclaration:1','2026-12-11T02:00:01.239680Z','2026-12-11T02:00:01.239680Z');
INSERT INTO "declarations" VALUES('01a22de9a6fa7de6a083fded4b6e0e4e:declaration:1','01a22de9a6fa7de6a083fded4b6e0e4e','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','5136668980c5cf7d9b3ef87ff2ea5c6a142e5377abd7d1379dca734080d01954','authority-eclaration:1','2026-12-11T02:00:01.543503Z','2026-12-11T02:00:01.543503Z');
INSERT INTO "declarations" VALUES('01a22de9a75b74e5ba4dcc8ed6e101cf:declaration:1','01a22de9a75b74e5ba4dcc8ed6e101cf','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','c87a428287cea37b2d437d75369930dba842ef7bfb9923df1217d7cc6310852c','authority-eclaration:1','2026-12-11T02:00:01.647990Z','2026-12-11T02:00:01.647990Z');
INSERT INTO "declarations" VALUES('01a22de9a7e378c0b2344c64060c12b0:declaration:1','01a22de9a7e378c0b2344c64060c12b0','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','5cd71b638c6e62050afb158607e03b0b2866535a73309f9095cacb6b631779b3','authority-eclaration:1','2026-12-11T02:00:01.783472Z','2026-12-11T02:00:01.783472Z');
CREATE TABLE documents (
	payment_id VARCHAR(32) NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	template VARCHAR(32) NOT NULL, 
	data_sealed TEXT NOT NULL, 
	created_at VARCHAR(27) NOT NULL, 
	PRIMARY KEY (payment_id, sha256), 
	CONSTRAINT kind_known CHECK (kind IN ('declaration', 'contract'))
);
INSERT INTO "documents" VALUES('01a22de9a194704cb79cabe4354d0d9f','ae2eba1d1a72f5492930a76807b1f0032946e1a5acb6c7f6a7c5eab293ace92e','declaration','declaration@1','v1.t1.yGq3eDvMaoi9C8A2BoFHSAsqmUnuj7puSikP6nLgsgEuyFo6lNgn6i7WgYGtpo6VHtf4/dcA5/PREZ+cWnhXJM9pcz2cMHoygwV8cIkQ4dUbSw1XleeMaOOH9q4stdxP8Ew+LFh/vAv7gT6wXF9R7Q3lKvSMkX2nYflqdcvUUohmLBLxxy9nDkFKStMIXc8VzVe43PbVpeiSHxTobxyVh/PUDwxasRhPo4aDEsBp4OeXYqDP7Nph9BamL8YQLkN2CrQTY8o1zDFFM2H0BW7V+YT29JbTX1m5dtpIzL65o9WiGJYy9yRjyP089AGAqH4VmUDaMXtJkaG0E0V1d1SFqBzLNQprqSDsgUjoYwD7CJxZTDBbxgGd7Xrh0NH6QQkvOxsr082R5zRSvWnIG7j8VK/bQ0JK7g5o28YXv8jalhQmt8tDOq5sVpzxwD2VJvDq5DUyeb0X7PkiatCPqaeuv/GIOaeG6b4H7UNpvNFZ43KAFqw7T5LGJCqaYI79hBJqGEC8u+I4+8dYhLCg7v63qLnmLG7V5YFxktFyYh4wdGVonNDnjnmElx39IPwL4CC51tFEzqXhP/FF7AYkxC3XJFHOYYwV/DnImZ+KHUHITT8wn0UYeuOEIcFkFl03AhydIi6SGmgiKx8cNR+ipZ6njJyG7XjbgFcPXhmST/ZQpQYtYoovYzuhlkfCXm7/8+5Z1bds77nTtd9mlEsK/V8CFZVSojASbRBGROSzSpsWUfmTnFGyaadKXl1h7ZeWIq9dm44W7mhCqJNeAOHSyekJpq8wuU0D8qe1WcqiWttZdt1xu5QhLPg+hNVwW3d3u34dWYsdjD+gzW1OXPKZEGLbMljImG4ZcAOjgmXrPeWH4oNT4269GpvOc5rw+Qsq8sCzlDMN4atlDasTTzNTbO7+JE1STSdeH2XVKRrs0dzw65HxobZzcQo=','2026-12-11T02:00:00.151213Z');
INSERT INTO "documents" VALUES('01a22de9a23072689c69633bc9673702','8cfb64e08ed25d1eb29e429a718e9c302565181982d808f02d94de44cd117541','declaration','declaration@1','v1.t1.UKxS/1Xx2KB+YCSGrCkrpefwP5eyCNIXVSCPNAtmjrH/+2NeEgLyCzOSdt3m3SKh5e3jj0CDFVAjybYJisIiCbyqSt8vl8EdYYJLwEE99+lSdeKsLkYkVAhksYx7dA8xcZmG1+eTxj1N0tvSBuWVqdQ75nu4YhkChA1Xrqt7Gp45BP+j1YPz/CARXXyf5kZl0dI9JgJooNZ3zX9HIKShxcufL6G5OS1Nx0/701nJ3ahLle31NTNk9AyuV5gHm6/v1bkFm+EpHAcMpdaC4kp1GhF+KlQVgMeedhhOCf884mFFiE5w98AgAvhDGb2XD2o2al/yKAePOWWiqZ20nVe+dLknH3HUY+eYwUTjyO46noC3N2L5i62Ot2ItUYHQccjfhxLDVIuXRaWgYH59cO2uJpbVYgO8KkgB1tcDtkLfS8PSQNhYXBSOffDVfiKiiry3Dc3SvHec7Jl3lzLl9qr241cR2UsGoePrJZb7D3MinS21BeXfWsQJIMU0qElf4ianhOj7TmP3PwUXUxbun5CtPN/0/uTEuSFpnXmhaSUR9VTnb55gXmrE6ivxEpOymvd8oGQ4vZ9/Oq6T4TA1rzxDpZcIS4X6or0iYRq/15aAlU06tl8enu5LunXWld5um6XM8w5+WoJUI/yEhold4PNMVn25DyGm3uJPJipt2LsvCBfGE/50C/E/BuBn8DFSnVR/7xYkPzfdN+mvj0GDtUg+jCpbckh+QIGD75xlZk5rDCVGkajg6JZd2GPSexsY5qynZeS2cwA3sAk6MrXK7Y18BCJzibhRbGvRQlPG0rQva+9AL5rJAld2h/q6rfIUda+OwAjvLm+6gou0+gAlxvm1EH/8NC6kvp8fBPXv3D8xCurHSE/aQ7I+8ywmoEcVR1v+u7owhzHqTALar8LdqzJfVKUK4t34f55HYb6W+A==','2026-12-11T02:00:00.315601Z');
INSERT INTO "documents" VALUES('01a22de9a23072689c69633bc9673702','76786c6e3e71fb76b41c2965dc9d68a77c8cb934c17ccba8858621d909f6a7e8','contract','contract@1','v1.t1.UjX3MFVnO2lyxikrF9Lc6XD1tpj9r3DGSwxzO9KWL38xfwOTSz9SBgLCGH5TOzKWgkMuy7xR7okTrNjV8iQ09WOuacmlCKh/0kRUi0MdbMXNxWpUhhjXANxzYplxKJsHd5n4yqOo1WYQmLeKCmO5Tx2fwemPzrDBrWW2P+YN3QJFzzJtxzBzcBEbXgqo+nd2gALnaJ2HkaHrIguo6Q/jx1y5ftciJvKSZvF9gy7UJsMtxXkM3764D/Nk/m9gG8aId1uP8SSKckT4FJzUQs6C/N9wI70LuxpWk3CQNhYCr1wwXkvORdWm2Yh0kQBO2U2vKb0QlmeuAlxbb4CIScDDcNhDJ9NyHeii2r58z6oKQoS0K1XisCuqClOKoitKmvivaOtn42I3qHwXH6+n91MXbQpkP2OCGn3Ey1YuIsM+rsN/VlXrfszsrIqK7j8TGhoAYlW3f61mQ2QJgWkJWA6BKzc2IwHMmj0OqDlExaffzg/vBnR2CXn0vz7PXjJy6CINB8SPdjTnK4ptsogUK+EKzwL/UTDShrDo4tE1aQMDex8Y1aCIFtGRou6saR+WanDq+Ys92BSbfPBq5NSUsaUribL4O+YoXgnZEYjROl5aAXG74eSrWBemOh/BXFjkhHnVk5Sh+raLDF0XPohI4v4NO9/iG0BRwAjeEY18O0drwibCibzQo7U1IEIrW+nXOvVe+4VDfhFcpk8k/iFGZo/Q78Ip5HJvAz1E','2026-12-11T02:00:00.339017Z');
INSERT INTO "documents" VALUES('01a22de9a2ad7d11b772672055f319e0','353ea5583f861ded9f43fd60e8714d02665a110ef841c3e5d793de71f745f188','declaration','declaration@1','v1.t1.KLZ8/LTJmJib8AowXLNLQ8VzjktWz/YmQ+uYCDyUFY5eztpAYVTjBulvkS8tANtdq9k1TOl1Bi9s6fcwCMODwTNwOtPeDjVHYMKSepOTpbKAI+Bs82u1Zig6Jp5qfL8f4UWZz11LCLQ68PPYw65Y5mamzoUpDfSQXeipRCis3laQfeSVZB6lj3DytlntwA0N73oOzCj1N6yJLDk/r6ttaMonrh64WFdm6CHioK6g4FiR0hVrkCXGyGxvsOEqmIg+NOv1ibhljdhrGuNkGZxNaRU3Ct+/nGi144uaS9S0uxY2/c66Mjd3Kp4h1k756Kj0m/gyLnLcPUswvcndSIty04MhUN0VNn7R4CQoW2572/bud5VFPhw/wF767lh3Rh9NPExVyrzzd/J3/8nW4bD6kIfp0s6iO5H/Sy7SBm+yiH3qQ17d/FPhpJmXpcAWxbIr5JOyMuaPVQ/iUgJlonLTlHHTnq97isK/fJX311iqBLC0Xz/jG7XKeTMW8IUln7583ulQVGACFakBvSFwm1x97aCog3LfEKLUpwqOF3Au2Q7PU+q5LhnNHhYqbj4CHe1qEps0/Y4tyrTnB3VcsbGOcyP798S7M0PI/v0pjSrj4/cZxyVMg8hgICHIfQCYjQhUYgljgcK4LFMuAak14hCLWnAo56VUO1VT127MnKFjGNDFNSSWtSWbyA1g06Cy5sIac7inv8PlkTwZwVFrJLYnMFrhSKigfaYeX93FAOGgSj98qvQ1Ms8osZmq2AGfO2CR78NVIfBbw4buwZ+0CArcVpnjW4Zp/F/vZzu5Lkzqlu2jsTy6kp+e1teSJVV8JBZP33O1Z91fa0PDQ2kwXSfCo08ZCm+RwzJFJ735lBuevqDjtYqV6V8MFaRw6PxDJRHzRmbXv61hN8VIrp+7Be0fT9kZoQCmhId4wLuMAsm7RIonsOxF5xw=','2026-12-11T02:00:00.443581Z');
INSERT INTO "documents" VALUES('01a22de9a34877f880cb08c1e8bb8d29','7a34899920df575eebc487b2927215047a8e14fedd11e1da4f001386fe19bf64','declaration','declaration@1','v1.t1.nd49RBa3wz1Qu1etEyq9wPzyPTaT4LJHMAOFgBHufY2SHIuXnPVhfncYIPN/2Kz/PugiRKMedIdcp7ukvBdu2TVZOWdRC4hNuDWv21SO4iM+VcXLuOz07gGv5CZZfzPKuZJMnIV8gPw73XzBP5Xg2Ps0UX6mmKfPPnPMdXpB5SJ5eyklyVHbu/PBlXFdm1HsN6qhCLvQ6KYstwnW9jf9veBAocSFJTrv9FQnLE8CJsuplU6Qb9kZce1hekWDWRjuDs7XsoHOWrMIJgq2fVvNYD/lSlg0E2pekDlJl/h0cScyuZo3U9o9uyIlbCWPUt1TOahHhu6Y0TtImC2UdbA5Cs28UmEh9eF3t4w0kU0cElAddl8Bh4GPJaJISznhQJCpiuqQb+t+aNLiVsbJN9aZYnqWsYCDDRX/GOIw0kazqwzVQFcJSuGbTcf9h/HjnIrb425koKA/89qFWSNDdriT+o7t9QJ/R0HuIGjHDkwWBI+rLaJZv1zzUJ09k/xKnPhLYqsGWFE/ixlejmkXaOcZTXNZVpzr0+Q9ItKCDLapwNiPtkMHCvLaGHN8rg25wP1XrRIrKLEOPS9LCxTNYJwFYvrGqY3L+WY+N0DfB0dvoxj5BSFf956DcP5VnlA5WvlLVD3WYytSmOZ49bN7Kgjr+84qu8m3lxiSm6uHn1o2yD6MofRS/YwcritExDII9NKe8zg9tsHAQztFC8SZxtxVwqFGazmvid0rhMr/QJq+TTQMOaz8fG8PUzROc+2dQgwc7b1MW49Nv2u+OsH0dkBMpG4RmglPN5fj8BvMDShjzfVRGReY+JmrL58FIpd99iWXhQntvn1lIRDKGPgxYumnG9OAuJhn6HWE/9pyMiCRi84OKphM+jDr5RJ+snpk0LPc8eIfy1a8PwoFGmNjA48BkZNYE3djXn9HzMq78w==','2026-12-11T02:00:00.603549Z');
INSERT INTO "documents" VALUES('01a22de9a34877f880cb08c1e8bb8d29','4d12971fae40b7f1a9e0936f5b4e4c1d22b7fee9a73b9d8f8cbbb7e11da12d74','contract','contract@1','v1.t1.Yhmd79IcNNdr82msu0Lz+nkF+ylvzt0vs8iv9AchviZoBTRgmLZFcQxVe4n/96If+sjzMu459zKCFdb8WrBUCUQvZoY67qkMCfSbZ3HgH5rk8PaJKt5RwrjIjQjHwf/V+xiq6wQxJXryYlaRauqY4cEXkdnmWiAsLNlxAacU1OSgzfTva+aNzxyaYTSf9RYgsW7sM4apRwnnzpzBHRs6thHM7lnYudo+yjPJfKqLGMsAX+tgzkHHG5vZg4Zz7rBPfJkGTfZE7nAAVHb/5RcH+owt0vL8fTaoXKAlw30ngy5PjHJu7i3dk+bKk1QCzVaxR3HFsfktv0OHyeuiEQLOtInDht7e/zr2wnmrZc/10kK4BnIbGgaqrOSN039cmYrNG+rHC19h3AyNDYKuLvxxAX2QQIBR+cinu9RTgmEU0ajfgth3uza+trHZ6ukjFMSq6F95jcKhcwFa7xFnBtt+RpNQYSRss9bSINfOqCMdLGDxbUXtwDKMENVpRXBBTPr2NwrpWVIA1pEdLt+jHkoHvsFhOxcW44n5NX70d6QSriFTZaFDEcP5Eo5pVrSI103zwUUApf4+aRWRNGuEJLuTiCxKfoHszZiR73YZyoLCFISFZf49LZRA083MMkHFu78wgYcd1dTJMKfzgeCeCNS9WmYjvWuYsniXKjjyVKeAp/fLKDfmF+zD/caO40gP4oE8XLbPwAq3LtneF1U2++4mIaXfVthf1fIB','2026-12-11T02:00:00.643580Z');
INSERT INTO "documents" VALUES('01a22de9a3fc736c8c0c12da9d503c5b','b9fcfcedc2091819a8c9acfdb1a64cdff0fab4f0926c78bb2b7fb2e785d2b728','declaration','declaration@1','v1.t1.yLJweGhjIYWGJ+F+bwmj65dU3r8vdV0oOLLbV4G26GEjVZI/5+/q4tNQnrPTp+spA5yNdPdF+IpUc42wUGOfSVWWlQWM0bj7VsmtDOflPHzcrLfnuw7io9HJr2UIL3hOJDiuRHB66+xtVmJMpNZ6tBKYJmMOBiLHJ/hm471VSlovCn1qpex50jWo91K3dZ/cZG7Grc9ZY1hDZZitwVgrmbeso28G9frSKX8OwSwWZiY6iOJxZE4JfvALNk+7J2km0ZyAqQJ0HzT4STa7pjBE1jOHfhVcRFc8378BoWfcyoCxmzvAF0C70YlABitxT1wLEHujjyv9+4cBRIrbLe+Sg6fA0UPYnFkGWZq626SQhwjl7Nkp+hSM0GX8L2/uhyfoOFJRlLqRXwWAu1b/ZTZAnNpbKr9/ESuPILkTNXS53z39ho5yYmZWQGE9G1fWG5cRxvw9NrkCuVKvDAzJnLq8iS8MdGA5MOFC9IeNnHcn3eSu4jD9kvFr6H7ptXdSQdwI0vaRTFT8/QTgsim7MdNPelH9he1Ngi9lE8mpccZQOELX2rtfFFYKkTIk5lAYgsLHQmBWemOYIPMw+bkVRhUREbQLB6LS74EH+zuWVi2I+Ap1hCNbPooWYUQXGr7BmW5A1f3jAet6iRAxz+WOlp9GutO05g7aUShJMZUm4dIvbcbRu39vVaYhmg/cpAq6yAyrOPo4Jt4z3UwoNGss4OaLgXIbJhkM1i6f7+B/+McQmtBMFPbz53TEq2iu8hsWOfp/80Jt1tWPhDVVo+UVC6/AlaLIOox6jWkvj8hd/H907n898+0lEGWugnyOP7yK20BxUXs1ePhgJ3kpIQqF0NbpkRI9ciY3JAP6RDfgkeETn4saJmPeDECYtzC6t/gyoqqPilq/v3oLsWdCklv+ASql6txlEBrEf5teRhPfww==','2026-12-11T02:00:00.788202Z');
INSERT INTO "documents" VALUES('01a22de9a3fc736c8c0c12da9d503c5b','b2b14809d843de8c6386486a231a9600f0424a6d838e45bdb9eeee42e9a1bb18','contract','contract@1','v1.t1.jaNZWm9PXO9k/xMLz+DgZJqDZA0eQaNlgCMlftzlq/A8hRxcLsx+bunFWxS0xJbXU251FYRxuzm52514T718boksHDa37amOMJC1Pck+ZGLOLFHRUN/skAXJclSmbi1REth78PYpgy60wwgSZKbwY1/fGusulBO3CHDq6qY3WUqEZmQBW61snPzTKQQNdPj9xm4SFmLUAx/J6hEOU1oklakmASLWadVFDiaWmfseNEY6GjxIAfaKTCUcvs9XwMBUKF/LTCjZ/bnuWyhUz2oTAbAVa1hxY13O+BpCX7/6j0JLlRADLMCDH8YA5YgKepoXgFQhvICkUkQrRvmEsx7Moh9fQ8lW11fZQKbepGtByfWoRDlnXivuNPNYmgwue4CGB0EFdgmw1WFsHPh4ImqElkxcjNpJVB84cIzYHvUX/bplpPQgrHoit/foRgz+pSFifaPNd6zE+8EI5RDgdLeEhZs3DHnQcgmeBNCvksuVi893i9QLrkNWpRm4quOxWM+E/36R/vTpLYD/kbZ7yEAB7q7fq5I7OsMt5+NZ1dSdVwj9n0eEG+Z0qG6N5txSc/RV5MTw6v74DzjWDqHZBa81jqaHaeuLBbuZDwrK/pGbaF41JKVJkOXewNH7vCLgNxNCHyU7DfA6o1Fpbr6BYMUwhnPu5z4WiS8nknf53lc/VRB6L+D8O2avmMlTlwxS5ZkDbLEPopvn0YEVLtq/VPLIaBgCF6q0h6IW','2026-12-11T02:00:00.835674Z');
INSERT INTO "documents" VALUES('01a22de9a4cf7f89b87bafd81533d581','a3297aa76b98a998dbc94d47e3e21d99390c10e32864f61379d9488bd52edd58','declaration','declaration@1','v1.t1.3W5MHaa91qtlIg6W8+tYNCp3q7naZdlcr/2IQ4dj9zBDzvz5WFtWxZBVM9jOfJoef+3ElF6G4Xp1LABHLwVIIzA1EbnrdwiDx1mFywFoNbmlHDNKk/fokURgY+AeHEuumP5WLkgCO7q5iD7tG9c48PVBPmaGNjc1DblXZwKX9psHG9LS4MiIbPHcVQ2A/B/PhGSLp51oZ2I5QLKx4sPiX5+IopNCIr8dAAFo45EZW8PD+YtrhmPoK6wlo1myy4BAuB49BM8hMXxfhOviWH72j3Kt41VTv5HOWtbiDbwBNwJel2Frbb97dhryvy3fW854fpZpsJdrS4RMbPrJ4qgAFxq6oVq9ousg6Nfs6LeoDbRlGWyjqWGeX471ku43rwpcXJeXRy3EW5ndAESelemWK8m4eBCaGqDEelXa1ESYgxa9cDhCcVNxK+a+2ZRS8cYIwmSPl6u5GrP2EmUuUyvaJ8HLb7SI0geA+RNOCZNtEue4nRksSqxKE/9jC0p8F0m8stohtwvZ+FJiJe2zUi5RGc3YJnRVMh5wL7vSyLFj/q5Qkp1t0o8bLMwEQivZ9MkVacy/UqJDe2Y6SnVF4cFOQlPSA5IrmC2tHC5nHAgwvzlrVsOMv5dtfDTNZ3k7GvnsObBQqEft/dYTxOKkNUihQ7J/sTUuexjom3tgsBGekLy8cK2/rvuyciKZMjbVHOmfvuWeBSgqoca/feTCvYzD4R/E4vnx7nPh2OPjWTeVaQdwMf86sjsaoz5x7EGmct4hOzGpVQ8h/LR/uhHkp7qkLxEuXaglNs2CtCibCUEI9Voh8XlotyPgBAljtFe569kdTKU1xYmtuMpk9gWrfT3PJjPRDy+Q5M44k0vKa8W0bBytV05n3RCrJ7074hn+BMtN69ZzrpXXP4A/4y7EMpVe/Z5/hi1nQ5viYCd1og==','2026-12-11T02:00:00.995531Z');
INSERT INTO "documents" VALUES('01a22de9a4cf7f89b87bafd81533d581','541665782790fb13c69315f251fb21df3e6a21e16453aa182c51a68439334590','contract','contract@1','v1.t1.GE11iCwIkVAjw192i7QZ8bmlD9Ti6gi/Xv0l1Eccug2omefPGF5jvVWnEdG2Nm4+UQxK2dW+wF3eteHMJHEgaaU6muqfNOS4x6Sp8W/HVi9Uk+AzmsPTegvy3ob//FcfbXvQjYyMOxSBK9dO+4GiQuP/aH64FutR2TnYGmXQbWv5dT8ddufeZWEeBAJe3g2yD4uI2UVlrqy0Bfeocrfb5BDpjHIW2q8c5rNme6VB00svRvkAGC27ZDevuQ6xdUIAORT1C91BqQrjgVxg0kD4yPY5/1OEsWWEIjbZhHODfOkXUI97BOfcdCWcYx08nPFoD7+9up8S7DMmI1Ww+SnQ5ldl5rc8FfEAZ9HEGtY1Om5OXYZPf2UdNqkPLJcF+AQNQqGVcif34U8QUaEQ54o6xqy1dE2xLfWlfurvIycZ6Kp3WpXgyRdVR3F3Q03Au/0thsrKdxuZYF6+jVUGXwW4TrSxTiG19x09iT6Muj/ufhK298sYgSlO/aWRFxqnMBRbmqcPIKOsvtKIo/WaoT/QzzMqrerAZFy93YN6iaCMF+jXLrhlDdE4jx2timk/YOatAXh4TNsAW4euwsVfKtznaLcc6kL2TrZu2kak3Mrq5iQuUXLqExZS2cZojb8egpPJszMASQ+KbXf++XbZcFvqsqCZOEbsrqvHxzBgK0nHmW/oYiit5JkYZXd8RExgCTkaYrZrN/QueSj2uJdiCzFr9UopyhccGbiO','2026-12-11T02:00:01.035470Z');
INSERT INTO "documents" VALUES('01a22de9a5bc7d00abb43f9abdc68470','79851e231b4db3a88deb1c4fc1e77e7475dff60f0023723e29d000f429b144d8','declaration','declaration@1','v1.t1.QzxQY6tbUA4IKdLPnI+ixThXecWynesSkJ5YA5cYW+Yt/ejw7lQ0L5NY8DkYH0ryWNFDsTD370qqSpQ3eUcBK/3iJ4v4kmvKawfo9Rqs5vqKNN6WW/67BC6SDv3XSprTHrFkaj6NNyPIH4T/IXjmJBVqeqSIpNgViWwVnJraX1xL+6Ns/tIqcxABucwA85fVrNZ5b4ytncQfPBbUMcSTLg5VZgpGFg3qDdS1jEJzrhH74N6o3aU6eJaBwSnW+Wm5JcEmlUP0RqSAvynuuzO6p25mqYq2+sErOa1yudH0czWJPsVei4M3JKEoOha2mL/9INfdWN7Ao1BhWV9Q+ryZcjkbc0Q4nr7Awr4kK13hRC1rRrAEH4osIysGDhy3mGuYHvK0NQ+UyhKSyLoQdgBoDHfOJFfli3ooYy+r8YK1YKw8nTKw5VnB5++WTdhYsjRpIj6r2qRVsYHuHZVNOG7puN0kxHSIPwDenBMrAYHgfFczgC9KaJfvx6DLpOYUzApY38D3qA7WTTet7ZP31AgRiH6LkKhIjJQZsRMUF4hAZfnbiRXrS4KZJgUfhI2+0qII1HZ23VEEHacXC80y0x83XFpEaXgCN7eXym9j8tGb3QubWn907WU6ilAc4ze1KR6/MhZHlZ/EmZo0MIDsVF1BezB80zGO5dmF7dNq5lqw6VTOO6alCuADOAdgWW9x/lZN+5dKqAPWGvxYrPHUYl8BuoGTW2a53yWiffLtrMT3w204gd1xzgh3MPtd4R/8L6V/bBXFhFYuWoTbpFPOXHydsH4wpqh5ZCuiz2hK/5otAnCYeAn9WryC1Jh7LVXcgPnXSyIDZ8jnsKWHrS97xvxmnhkw','2026-12-11T02:00:01.239680Z');
INSERT INTO "documents" VALUES('01a22de9a5bc7d00abb43f9abdc68470','d223c46b203e7da028f2d193bc719537b44c2af787e600b2ce3397d71f37ff94','contract','contract@1','v1.t1.awDhO7l69eKsCIWNXnnzyRdYOBMKjcjLHY590AqE9VU9wv/PlacTt4s7YfrmcBY4/CaKrFKnibBPXUSJ0onSuxFXxbnYW7x/jAsyNf9MYI+FzcE5sXUMT7uHhLZ/Ihp95F2qQSxThtQlTm6fMywzJWaazrcU1z7Yus1RyraGf2Fz4Zinb+5558/z2N/9oY/brwrhgyUdOoYaiksatpu0C3rNJwbgM91H+Lw7f6QuRNaLVM9o+i2NCKkBioRY+V9/2i5q4FdyO8G4mLtRnDKmlRQUb/pgNawnjh/0/oZMxF2pANqQtFTvuwZxYzQg28Bq9BITBBiO4s1KEYuuX+mjEKe0Bg8PQeESXNVPWCGLVTvaqMiccGeQ+HZsNZuUJ/UmqvPfwllPx+5RIrvagOPh379k6FPRU58067jwqkDkxmwL2R33ZVWowCyN6SBbQQsmcpPDxjPrxDt13sEHNeKOfVMttFdIGNYS95UzJqEAWnP02/J675ZFzHZ+tv/oTw2Hq+C+POZBb2Cwpsm/1O3TP5By603A/e8ldqn58AE1usnWlyC/DWS7x+mcwtLSXy4TTv9Pw9lg/LSXKXCElN+3ablTr5qPpjDfwrahOEHqMkLZbrFvAbyH142N6YTlRb88AyoiPncwyJeG1YUnnn8ZoJLaavXTtLum7KnwbRY7nh4ISv6GQ8PJTu8mZUVLJxZaa2qdk02frifs','2026-12-11T02:00:01.275595Z');
INSERT INTO "documents" VALUES('01a22de9a6fa7de6a083fded4b6e0e4e','5136668980c5cf7d9b3ef87ff2ea5c6a142e5377abd7d1379dca734080d01954','declaration','declaration@1','v1.t1.xY319NDxglUXA5OIY3T97nJug0TxYipQ7azN50f1XYdIR3HgGvQB/0gNZwDTX55HImEzUdiMnAdR92ftz7YhlIhkCEalepH3NvnkxBybQqdt86xmfhPKvjdUGsOyGvHAzwRrOODOaAJ0VJdiwM/ld08R3Drisd4EjRp6DSqsahX5u9VxOMNvOgdlZpCrLa95JH3z85jBGdRz3v7KXmU1/WeX7lDqx8GqsAW7OGKbSO4oawMOmmrF/BYY9ZLitrsxLTODivjDmK360Cjq/gMWhB5wGFExBNTvMRPWdHJG9r0JomcaNWApcAb4nEr+ztxLLQ7TfVaFZGCeRNXwJzu0dnnkX6FF9NBnyxZJVtHYi4YXgiYicPJRUcKM7DuZohAAY/KUgL8wO+WEmEQGdfuyAOEQRgJzXwbPKEMbQhn+XBKt7XLaQqNwuQ3UmGTKFiKMyzadm/Hf8pEA3xKB1Ee75QKvizUPBQ7mssZgCHeclF4hrevlo9xMvxDX2douKTVM2mA+wrCrcErQfBL67s4t7FuRmOD/PaMBICzBPZ4jDx0PgRvz1bawi4sNTmFyPbvhPqIvIMVRjssJpjrTodaWKRJrjYn7Kzu31yXRMu8Y6qnItoysBQTtqQBjCcCtApuBagfJpHNT8WUc6vm5EYZRjycGHBGM7DJqhq1zZaI2Zcc2r8zRGCegvoPsO5X5AAjUGTgIrOPg5/DFXKZYd9WOIvcqR6mVHetA5TSZ0iWwxYy75kpPOr3Pdup+/UUJ4EDx6tU3bUEG1BHt7t/hktTinU5fdLrQz+81x1gHkBF+W9cH54qfbhz59PNLX1jjuOvPjVAXYRET0a7AuKF4+3mFFZQ6VlEnUAqkYV6TSsLgpYmJTHjgFBgPy8G7UNcTH9n5dy/Ze4Lreym//rndQOhkCq2FJcuoJSVDTeJ8Yg==','2026-12-11T02:00:01.543503Z');
INSERT INTO "documents" VALUES('01a22de9a75b74e5ba4dcc8ed6e101cf','c87a428287cea37b2d437d75369930dba842ef7bfb9923df1217d7cc6310852c','declaration','declaration@1','v1.t1.CUrZehwwjtkUEUclKyRpqqgx2/4fvesj09K/JvpUXhM9llvxQYI4ICMCuQqSeqESD9mumdWRGxM7EPzQz4r9iEaVj0YMJB/MDqke0Gy91I9M8A25CS11aB4xt+apXT/wVQAPEgVaevmu7zzYetWeoB/vG7hc/Qc21lEtH20WY6FxHW+8QYmqoVgOHC9TeDBFjNCmEjeUy07wW0oAcRbSLCr1NsL3lau08R+lXBtMsfmsZRf4IKQhe1QncAfuxf86+/qQxlEC6D696sxtg+Cym63lIyA4cQNKs4UKfoTiP+UhORVYtvOAR9lNo8zV3ZQtFlgHNnu4yNUkUJzTJqq1ssyY5oxywNuIOg3b3K6iQrCLrTt1S0WcWVGq+1M2yoyJC8k9CKsIz6GEStWTL2GkBQ2VdA7CAA3xTF9Ht4iuKgza2nUU9GDheDgNxQ3Xi7WIJwI4AsTSfFAXJX6IdSL8QFhOrUGsy6IuGjBJO8E999oSsGL6ePdw7A9icbUOt5p1CuUWBx5rs6RjyfDuPbSeW8MhPJFVvH28NYXwU67VsP2bNTeJZFuddrsc8XSGvNgfstwFeM91EN2TrWw8LdLA0K1Jm1ichTxVmwfO6i417vgHuozoqoN0/e4S+KS5oSYjJPNSWsE17QPhSpMHVb+Q70oBGnp1q+NEvzikop7JxCUqyCc1ujATKw+3MLBktlfoisA9yAuzcSP684qUINTjSAG+3yfXZYQCiWgn/0vma5vdl8j4B4xgu2JWwKKJg034fsWwuLDAKUfB20WE4lDlGWaph8m/+beYv6s75Ruuyr6SutRSihjUi9a7wMEYFGezv/T0pq43m6oU0lnqQfsGw/d/653KqnQihoQsgEBm0EB+6hSvP6cN6gQN1Kq9+dauxeo0ElqG28gKkjGIaYky1BtxZEEN0B8NcQeofg==','2026-12-11T02:00:01.647990Z');
INSERT INTO "documents" VALUES('01a22de9a75b74e5ba4dcc8ed6e101cf','fafd0157cd1630ef5dce3cd0c07728553282b50f168710000a70fce2b0cdafd6','contract','contract@1','v1.t1.2iz74NbRJehHfqay5lt7B+WOWQlRp8s9bR4xH8DYzbUECjAuTQf7CUT2p8HZOJAy7ZNr0uhW1+niDbeG4FBlJKoUcT5zR9sukbNaBe5roS6c38X70+6Y0RWJ8V/5mUUXdsBFSEFbhlADMc11KjssVOxzQF5SqTh6WBPDgB3ViZRn7oCSfQgR0BLNE4RIGqQl1KE4O1c9umkep7SgAbm3iCgArAhpLD1LfvbNqk6tnOdlMX00s7gh/jlJjEPcfyH2U53OnKUGPLybcD/Xw9Na0W4QLYPmtxUVxyWkEWcZtSU/xPmKbsM2nmZqQWByrFgfz4QR9GhfJCVuhTgFswxcSpwO6nnDK8+ZViOnYnao0K5+jlmSKT8BW9nfVwB3VEvtFLXWidEXvstWSk15USzbS5pJ2Fs13DAwwoZp0HDPUbHv6q04xjAqT65y49paNqix+t0/W2AajusW1jSh+i+gWBgv5e2qyfXv1nTJUX90hAYqV4TBnSmiU/hdZGyTJiZxklbF3arD1+Kjm9qZRb2/fe+rjCFnj8pkFUV7yWUG8+IWeGbqbERrI0YS716Vf2YX13+GUit7wFq0xOFzt+KDJ5oGlwQhrokKABMdjMDj4GKYy0rD7UH0ZbS98GuhPaEUc9o+6bb3mC2XAU3/ugU6mtLAMAEqEdE6CxdmvlCshnm3gL2uCsE4ow6GdcCwmLW9hW45iFzDuDIhxAFiUjRKOuKdkNzvO4uE','2026-12-11T02:00:01.679819Z');
INSERT INTO "documents" VALUES('01a22de9a7e378c0b2344c64060c12b0','5cd71b638c6e62050afb158607e03b0b2866535a73309f9095cacb6b631779b3','declaration','declaration@1','v1.t1.hGjYZCyGBUJa9exG+/y9dhBrTKjkEDs98ayrRj/p7duu2EWXmeTlaHyjafdYD5vTOz6WlG65+vbdPbXF9hqud8en/DF6vwpHBG1nZDWDt/sMivxPIzo+6JJdtSiUWQl+cPsj/56yTQ/vjc/xze0DikmlBxIHzbFbkqB5nxYLZSCr7BUgDLO0kGvycCxli1Hr9gE49qCzpUCHejPUL+KAk8/SCGag2BWg5P8ozI/Qyh1oRWPoRHsxHu2BObSfn3qxTWl/BEBA7/e4JfclFBBorgjM6Iv3hpx0SauXI6/e0/cXKF1GMAF+w64tPj5DRNebXfkYAb9oIwPNW5CG08YuF2TTpCCvemljaD2V9RRoWP0QBDvw9hTloORdBt/4ZWbxMhF4CIR0qUlIVc9iTVLN475Km/bxFo1rAtptI/I4GMWCfsc57UOjggtOjW+wQgD1sADjVqo+uKrqQSdLEh2VEKg7CnJ+TzsWz9oq7xucoPzhA17K8liyE8HrhWPtYJMzUr73CKPRnisFE4+vHip9pqIIaaTOO/a+kcj7KRfx6XfAkIiyzsmyQNGpJSBKcizx3Q6xcQgm2ko2tjpiLzvLyPzgIyD260p9G0hqqkKNHc3EBpcSCWyjmBaD/DavT7nQBwXGk5rAq9KlcECyTZMjq9fqL3Rvjzphq7YELHKPLDoj9DuwFElwaqX/3ucAaZq0ksOLoynAsLa6tynsgCJXj0a+vTOXgg6SA92bTC9yjBUxSVJg+aBCcKVJg8jkjUKEXOEGMihyPdnsL3UDTsWlovjpUYLGGJvT7c+ExQFarBc6ViB4cwV6n2ZqVAmfzxjtzGHKXJFBWu4vpJ2fWcRWWzRwDpF6aC6DJK8kFtKj08UvtH6EmQNCQ7CKq9hVVI8/WJB8ihzVjHVnBy9wnx+lo4GIiE23+fyBggtF1A==','2026-12-11T02:00:01.783472Z');
INSERT INTO "documents" VALUES('01a22de9a7e378c0b2344c64060c12b0','63ca94653ca7bce7e5229251627b4cb4e057429e04122674d352220654c8864b','contract','contract@1','v1.t1.mQg6AcYPUvd7FZiAyQeonmcli7FDElQ4GCuujdsrzyELNFHPKfQvJqvWa9G/OZJisOcSt1aemgQqzGIdPKhJ4HtcvNlJ75korbrdUrjq4edQkzdJtq+v5ZEpehCS7KI9Q3btI274UrWrbQSWjjhLnVC+wfPidUWgHgDzomYTX4lWLJ5Tf9CWGQj0ajyYdOnjExuhyfeFLdznUTiHQh2kHJiMMeV0cxTpnzZ6FuoDmJHGyJVIZ1Dkzj481Zvx0OppekX2l7yVd7bQkQom9BrIAR689Qj1mCH4Zj22COeERtFB+l9iXOlwZzM1hTTf2pGXsylRXfjcYzg+TZXMtpDS1rCkdYIVCyUguV5PneXmLXkchz+5EQ1erVGuh3qV3Ej/0KhvF925fu1qCAxiNrvq2F/46/VfjIBQTNDOEQvCbV4nryRr4HYkTKdmjbOFHIflZWDbu6CPXmThsKmJYQ97sq5VqLX5GlewsUdByd4rcwvDLmggjjN8RY5fJWtIRYlHvt72xyclCBX+6V0OLZG1z2uNA1w6xwmmacC82WugQgN570zxogd8i2M27hImeQ1fK+QSppjQpAqk9XP5pSsBb6vlor6sa+AOeX9Osx4PbgQhm24i9GWXMeuw2ZcePPLiUd8uh9aeHmaTt9dIsSUJc2Tsx5wVIlEUvBUiQisaZy8vSu6IzishWvolo2RT7laHn/NLG99IIuFlErRScSeYVW8916474715','2026-12-11T02:00:01.823753Z');
CREATE TABLE history (
	payment_id VARCHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	at VARCHAR(27) NOT NULL, 
	from_state VARCHAR(16), 
	from_step VARCHAR(16), 
	state VARCHAR(16) NOT NULL, 
	step VARCHAR(16) NOT NULL, 
	reason VARCHAR(64), 
	actor VARCHAR(128) NOT NULL, 
	run_id VARCHAR(32), 
	details JSON, 
	PRIMARY KEY (payment_id, version)
);
INSERT INTO "history" VALUES('01a22de9a14a758f87251a6f72948480',1,'2026-12-11T02:00:00.000479Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22de9a14a758f87251a6f72948480',2,'2026-12-11T02:00:00.069805Z','running','materials','waiting','materials','materials_missing','step','01a22de9a16b7698911f2a0108c1d643','{"waiting_for":"payment.materials.supplied","until":"2026-12-21T02:00:00.069805+00:00"}');
INSERT INTO "history" VALUES('01a22de9a194704cb79cabe4354d0d9f',1,'2026-12-11T02:00:00.100130Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22de9a194704cb79cabe4354d0d9f',2,'2026-12-11T02:00:00.120660Z','running','materials','running','method',NULL,'step','01a22de9a19d74dbb0822423883a43c4',NULL);
INSERT INTO "history" VALUES('01a22de9a194704cb79cabe4354d0d9f',3,'2026-12-11T02:00:00.135531Z','running','method','running','declaration',NULL,'step','01a22de9a19d74dbb0822423883a43c4',NULL);
INSERT INTO "history" VALUES('01a22de9a194704cb79cabe4354d0d9f',4,'2026-12-11T02:00:00.151213Z','running','declaration','waiting','declaration','authority_pending','step','01a22de9a19d74dbb0822423883a43c4','{"waiting_for":"authority_answer","until":"2026-12-16T02:00:00.151213+00:00"}');
INSERT INTO "history" VALUES('01a22de9a23072689c69633bc9673702',1,'2026-12-11T02:00:00.256269Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22de9a23072689c69633bc9673702',2,'2026-12-11T02:00:00.283491Z','running','materials','running','method',NULL,'step','01a22de9a23d75839d98c7f0e8d0e179',NULL);
INSERT INTO "history" VALUES('01a22de9a23072689c69633bc9673702',3,'2026-12-11T02:00:00.295781Z','running','method','running','declaration',NULL,'step','01a22de9a23d75839d98c7f0e8d0e179',NULL);
INSERT INTO "history" VALUES('01a22de9a23072689c69633bc9673702',4,'2026-12-11T02:00:00.315601Z','running','declaration','running','contract',NULL,'step','01a22de9a23d75839d98c7f0e8d0e179',NULL);
INSERT INTO "history" VALUES('01a22de9a23072689c69633bc9673702',5,'2026-12-11T02:00:00.339017Z','running','contract','waiting','contract','contract_to_sign','step','01a22de9a23d75839d98c7f0e8d0e179','{"waiting_for":"payment.contract.signed","until":"2026-12-18T02:00:00.339017+00:00"}');
INSERT INTO "history" VALUES('01a22de9a2ad7d11b772672055f319e0',1,'2026-12-11T02:00:00.381979Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22de9a2ad7d11b772672055f319e0',2,'2026-12-11T02:00:00.405736Z','running','materials','running','method',NULL,'step','01a22de9a2bf7e17afab08902bb4f6d8',NULL);
INSERT INTO "history" VALUES('01a22de9a2ad7d11b772672055f319e0',3,'2026-12-11T02:00:00.421853Z','running','method','running','declaration',NULL,'step','01a22de9a2bf7e17afab08902bb4f6d8',NULL);
INSERT INTO "history" VALUES('01a22de9a2ad7d11b772672055f319e0',4,'2026-12-11T02:00:00.443581Z','running','declaration','running','contract',NULL,'step','01a22de9a2bf7e17afab08902bb4f6d8',NULL);
INSERT INTO "history" VALUES('01a22de9a2ad7d11b772672055f319e0',5,'2026-12-11T02:00:00.471856Z','running','contract','running','collection',NULL,'step','01a22de9a2bf7e17afab08902bb4f6d8','{"note":"method_needs_no_contract"}');
INSERT INTO "history" VALUES('01a22de9a2ad7d11b772672055f319e0',6,'2026-12-11T02:00:00.491555Z','running','collection','waiting','collection','payer_pays','step','01a22de9a2bf7e17afab08902bb4f6d8','{"waiting_for":"payment.settled","until":"2026-12-24T00:00:00+08:00"}');
INSERT INTO "history" VALUES('01a22de9a34877f880cb08c1e8bb8d29',1,'2026-12-11T02:00:00.536572Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22de9a34877f880cb08c1e8bb8d29',2,'2026-12-11T02:00:00.559570Z','running','materials','running','method',NULL,'step','01a22de9a3537db4b2a130f87bba0c2b',NULL);
INSERT INTO "history" VALUES('01a22de9a34877f880cb08c1e8bb8d29',3,'2026-12-11T02:00:00.580189Z','running','method','running','declaration',NULL,'step','01a22de9a3537db4b2a130f87bba0c2b',NULL);
INSERT INTO "history" VALUES('01a22de9a34877f880cb08c1e8bb8d29',4,'2026-12-11T02:00:00.603549Z','running','declaration','running','contract',NULL,'step','01a22de9a3537db4b2a130f87bba0c2b',NULL);
INSERT INTO "history" VALUES('01a22de9a34877f880cb08c1e8bb8d29',5,'2026-12-11T02:00:00.643580Z','running','contract','running','collection',NULL,'step','01a22de9a3537db4b2a130f87bba0c2b',NULL);
INSERT INTO "history" VALUES('01a22de9a34877f880cb08c1e8bb8d29',6,'2026-12-11T02:00:00.675729Z','running','collection','waiting','collection','account_frozen','step','01a22de9a3537db4b2a130f87bba0c2b','{"waiting_for":"payment.method.chosen","until":"2026-12-18T02:00:00.675729+00:00"}');
INSERT INTO "history" VALUES('01a22de9a3fc736c8c0c12da9d503c5b',1,'2026-12-11T02:00:00.716314Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22de9a3fc736c8c0c12da9d503c5b',2,'2026-12-11T02:00:00.739492Z','running','materials','running','method',NULL,'step','01a22de9a4087899bbdd14f2b508df16',NULL);
INSERT INTO "history" VALUES('01a22de9a3fc736c8c0c12da9d503c5b',3,'2026-12-11T02:00:00.759562Z','running','method','running','declaration',NULL,'step','01a22de9a4087899bbdd14f2b508df16',NULL);
INSERT INTO "history" VALUES('01a22de9a3fc736c8c0c12da9d503c5b',4,'2026-12-11T02:00:00.788202Z','running','declaration','running','contract',NULL,'step','01a22de9a4087899bbdd14f2b508df16',NULL);
INSERT INTO "history" VALUES('01a22de9a3fc736c8c0c12da9d503c5b',5,'2026-12-11T02:00:00.835674Z','running','contract','running','collection',NULL,'step','01a22de9a4087899bbdd14f2b508df16',NULL);
INSERT INTO "history" VALUES('01a22de9a3fc736c8c0c12da9d503c5b',6,'2026-12-11T02:00:00.872205Z','running','collection','waiting','collection','bank_unknown','step','01a22de9a4087899bbdd14f2b508df16','{"waiting_for":"retry","until":"2026-12-11T02:00:02.872205+00:00"}');
INSERT INTO "history" VALUES('01a22de9a4cf7f89b87bafd81533d581',1,'2026-12-11T02:00:00.928058Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22de9a4cf7f89b87bafd81533d581',2,'2026-12-11T02:00:00.948124Z','running','materials','running','method',NULL,'step','01a22de9a4e07271a56763650312a8a1',NULL);
INSERT INTO "history" VALUES('01a22de9a4cf7f89b87bafd81533d581',3,'2026-12-11T02:00:00.975481Z','running','method','running','declaration',NULL,'step','01a22de9a4e07271a56763650312a8a1',NULL);
INSERT INTO "history" VALUES('01a22de9a4cf7f89b87bafd81533d581',4,'2026-12-11T02:00:00.995531Z','running','declaration','running','contract',NULL,'step','01a22de9a4e07271a56763650312a8a1',NULL);
INSERT INTO "history" VALUES('01a22de9a4cf7f89b87bafd81533d581',5,'2026-12-11T02:00:01.035470Z','running','contract','running','collection',NULL,'step','01a22de9a4e07271a56763650312a8a1',NULL);
INSERT INTO "history" VALUES('01a22de9a4cf7f89b87bafd81533d581',6,'2026-12-11T02:00:01.075579Z','running','collection','running','voucher',NULL,'step','01a22de9a4e07271a56763650312a8a1',NULL);
INSERT INTO "history" VALUES('01a22de9a4cf7f89b87bafd81533d581',7,'2026-12-11T02:00:01.131408Z','running','voucher','completed','voucher',NULL,'step','01a22de9a4e07271a56763650312a8a1',NULL);
INSERT INTO "history" VALUES('01a22de9a5bc7d00abb43f9abdc68470',1,'2026-12-11T02:00:01.164700Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22de9a5bc7d00abb43f9abdc68470',2,'2026-12-11T02:00:01.192078Z','running','materials','running','method',NULL,'step','01a22de9a5c77931bbf34ddf7348bb6e',NULL);
INSERT INTO "history" VALUES('01a22de9a5bc7d00abb43f9abdc68470',3,'2026-12-11T02:00:01.215662Z','running','method','running','declaration',NULL,'step','01a22de9a5c77931bbf34ddf7348bb6e',NULL);
INSERT INTO "history" VALUES('01a22de9a5bc7d00abb43f9abdc68470',4,'2026-12-11T02:00:01.239680Z','running','declaration','running','contract',NULL,'step','01a22de9a5c77931bbf34ddf7348bb6e',NULL);
INSERT INTO "history" VALUES('01a22de9a5bc7d00abb43f9abdc68470',5,'2026-12-11T02:00:01.275595Z','running','contract','running','collection',NULL,'step','01a22de9a5c77931bbf34ddf7348bb6e',NULL);
INSERT INTO "history" VALUES('01a22de9a5bc7d00abb43f9abdc68470',6,'2026-12-11T02:00:01.315790Z','running','collection','waiting','collection','debit_day_not_yet','step','01a22de9a5c77931bbf34ddf7348bb6e','{"waiting_for":"debit_day","until":"2026-12-18T00:00:00+08:00"}');
INSERT INTO "history" VALUES('01a22de9a66f7cc6be55b8e235b7e55d',1,'2026-12-11T02:00:01.343973Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22de9a6877563998c79d9c9c47ea9',1,'2026-12-11T02:00:01.367455Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22de9a6877563998c79d9c9c47ea9',2,'2026-12-11T02:00:01.395593Z','running','materials','running','method',NULL,'step','01a22de9a69771bca608e06a5d6f7111',NULL);
INSERT INTO "history" VALUES('01a22de9a6bb77ca806b975fd3140c3b',1,'2026-12-11T02:00:01.419605Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22de9a6bb77ca806b975fd3140c3b',2,'2026-12-11T02:00:01.447545Z','running','materials','running','method',NULL,'step','01a22de9a6c87284b67ad9737f2ca79f',NULL);
INSERT INTO "history" VALUES('01a22de9a6bb77ca806b975fd3140c3b',3,'2026-12-11T02:00:01.467540Z','running','method','running','declaration',NULL,'step','01a22de9a6c87284b67ad9737f2ca79f',NULL);
INSERT INTO "history" VALUES('01a22de9a6fa7de6a083fded4b6e0e4e',1,'2026-12-11T02:00:01.482982Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22de9a6fa7de6a083fded4b6e0e4e',2,'2026-12-11T02:00:01.499593Z','running','materials','running','method',NULL,'step','01a22de9a7077c559a38a8b59bffe4c3',NULL);
INSERT INTO "history" VALUES('01a22de9a6fa7de6a083fded4b6e0e4e',3,'2026-12-11T02:00:01.523462Z','running','method','running','declaration',NULL,'step','01a22de9a7077c559a38a8b59bffe4c3',NULL);
INSERT INTO "history" VALUES('01a22de9a6fa7de6a083fded4b6e0e4e',4,'2026-12-11T02:00:01.543503Z','running','declaration','running','contract',NULL,'step','01a22de9a7077c559a38a8b59bffe4c3',NULL);
INSERT INTO "history" VALUES('01a22de9a75b74e5ba4dcc8ed6e101cf',1,'2026-12-11T02:00:01.579424Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22de9a75b74e5ba4dcc8ed6e101cf',2,'2026-12-11T02:00:01.607549Z','running','materials','running','method',NULL,'step','01a22de9a76876d08ea9dcef3e17281d',NULL);
INSERT INTO "history" VALUES('01a22de9a75b74e5ba4dcc8ed6e101cf',3,'2026-12-11T02:00:01.627695Z','running','method','running','declaration',NULL,'step','01a22de9a76876d08ea9dcef3e17281d',NULL);
INSERT INTO "history" VALUES('01a22de9a75b74e5ba4dcc8ed6e101cf',4,'2026-12-11T02:00:01.647990Z','running','declaration','running','contract',NULL,'step','01a22de9a76876d08ea9dcef3e17281d',NULL);
INSERT INTO "history" VALUES('01a22de9a75b74e5ba4dcc8ed6e101cf',5,'2026-12-11T02:00:01.679819Z','running','contract','running','collection',NULL,'step','01a22de9a76876d08ea9dcef3e17281d',NULL);
INSERT INTO "history" VALUES('01a22de9a7e378c0b2344c64060c12b0',1,'2026-12-11T02:00:01.715633Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22de9a7e378c0b2344c64060c12b0',2,'2026-12-11T02:00:01.743433Z','running','materials','running','method',NULL,'step','01a22de9a7f37cefb753628d050154a0',NULL);
INSERT INTO "history" VALUES('01a22de9a7e378c0b2344c64060c12b0',3,'2026-12-11T02:00:01.763476Z','running','method','running','declaration',NULL,'step','01a22de9a7f37cefb753628d050154a0',NULL);
INSERT INTO "history" VALUES('01a22de9a7e378c0b2344c64060c12b0',4,'2026-12-11T02:00:01.783472Z','running','declaration','running','contract',NULL,'step','01a22de9a7f37cefb753628d050154a0',NULL);
INSERT INTO "history" VALUES('01a22de9a7e378c0b2344c64060c12b0',5,'2026-12-11T02:00:01.823753Z','running','contract','running','collection',NULL,'step','01a22de9a7f37cefb753628d050154a0',NULL);
INSERT INTO "history" VALUES('01a22de9a7e378c0b2344c64060c12b0',6,'2026-12-11T02:00:01.859487Z','running','collection','running','voucher',NULL,'step','01a22de9a7f37cefb753628d050154a0',NULL);
CREATE TABLE idempotency_keys (
	client VARCHAR(64) NOT NULL, 
	"key" VARCHAR(255) NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	started_at VARCHAR(27) NOT NULL, 
	status INTEGER, 
	answer JSON, 
	PRIMARY KEY (client, "key")
);
CREATE TABLE inbox (
	id VARCHAR(32) NOT NULL, 
	client VARCHAR(64) NOT NULL, 
	source VARCHAR(255) NOT NULL, 
	event_id VARCHAR(255) NOT NULL, 
	type VARCHAR(96) NOT NULL, 
	channel VARCHAR(16) NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	reason VARCHAR(64), 
	field VARCHAR(128), 
	payment_id VARCHAR(32), 
	correlation VARCHAR(320), 
	digest VARCHAR(64) NOT NULL, 
	body_sealed TEXT, 
	regions TEXT, 
	received_at VARCHAR(27) NOT NULL, 
	used_at VARCHAR(27), 
	PRIMARY KEY (id), 
	CONSTRAINT state_known CHECK (state IN ('used', 'pending', 'unmatched', 'ignored', 'refused'))
);
INSERT INTO "inbox" VALUES('01a22de9a1577527acabab799ec524de','portal','/portal/shanghai','evt-SH-2026-000001','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22de9a14a758f87251a6f72948480',NULL,'24dfc2ebee5a017386e8d0b04489798db23c587f84f5884c4be6d329205230ad',NULL,NULL,'2026-12-11T02:00:00.000479Z','2026-12-11T02:00:00.000479Z');
INSERT INTO "inbox" VALUES('01a22de9a19479d0bd06131a45adb9e7','portal','/portal/shanghai','evt-SH-2026-000002','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22de9a194704cb79cabe4354d0d9f',NULL,'28c958ccf719aa67ceb569734f4516945969b25d70d777e50da0ae70f5188926',NULL,NULL,'2026-12-11T02:00:00.100130Z','2026-12-11T02:00:00.100130Z');
INSERT INTO "inbox" VALUES('01a22de9a2307d27b36d716ad09551a5','portal','/portal/shanghai','evt-SH-2026-000003','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22de9a23072689c69633bc9673702',NULL,'49081dea1a2fc21a022c98fa1159acbf82cc10907ff86ee3559dced6e4034cee',NULL,NULL,'2026-12-11T02:00:00.256269Z','2026-12-11T02:00:00.256269Z');
INSERT INTO "inbox" VALUES('01a22de9a2ae757cb203c22192db707f','portal','/portal/shanghai','evt-SH-2026-000004','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22de9a2ad7d11b772672055f319e0',NULL,'96a9f4799ef6782d4d542ef65777f1c5fda4baf4040d17a4525c9b191e04d3d5',NULL,NULL,'2026-12-11T02:00:00.381979Z','2026-12-11T02:00:00.381979Z');
INSERT INTO "inbox" VALUES('01a22de9a34971dcb996a465ce68acf0','portal','/portal/shanghai','evt-SH-2026-000005','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22de9a34877f880cb08c1e8bb8d29',NULL,'7eb314d6cf6babc5ce3fac4e620ec6f6fdda1ae10faf63872e361132b70aad64',NULL,NULL,'2026-12-11T02:00:00.536572Z','2026-12-11T02:00:00.536572Z');
INSERT INTO "inbox" VALUES('01a22de9a3fc7cc092b51368fbf55f9a','portal','/portal/shanghai','evt-SH-2026-000006','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22de9a3fc736c8c0c12da9d503c5b',NULL,'5c4bccdcaa1f9d16d81bbc0321d3268d61ec03bf0b144053f7f3cfe6db8c6701',NULL,NULL,'2026-12-11T02:00:00.716314Z','2026-12-11T02:00:00.716314Z');
INSERT INTO "inbox" VALUES('01a22de9a4d07937bcedc7ab2a17a381','portal','/portal/shanghai','evt-SH-2026-000007','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22de9a4cf7f89b87bafd81533d581',NULL,'32a320eceb681532e4668f17738d52b047cc8f1ff1827ff190e9a9b4efeed8d5',NULL,NULL,'2026-12-11T02:00:00.928058Z','2026-12-11T02:00:00.928058Z');
INSERT INTO "inbox" VALUES('01a22de9a5bd755cacba0f0f86b57cc1','portal','/portal/shanghai','evt-SH-2026-000008','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22de9a5bc7d00abb43f9abdc68470',NULL,'7f19e9ac7e7bc7376a64330bd1950cac99367d8d986d5caeadec857fcec27ca2',NULL,NULL,'2026-12-11T02:00:01.164700Z','2026-12-11T02:00:01.164700Z');
INSERT INTO "inbox" VALUES('01a22de9a67074c981bf33e23ca7682b','portal','/portal/shanghai','evt-SH-2026-000020','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22de9a66f7cc6be55b8e235b7e55d',NULL,'382b44843f9477f945c799e878ae35ce76719f1061ccf0144e94ad80a1ef48d4',NULL,NULL,'2026-12-11T02:00:01.343973Z','2026-12-11T02:00:01.343973Z');
INSERT INTO "inbox" VALUES('01a22de9a68871adbbc2cfe840214c63','portal','/portal/shanghai','evt-SH-2026-000021','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22de9a6877563998c79d9c9c47ea9',NULL,'6314a90cbe4ff466af43424c15dd35d170f16e9309a77bd5fb0e6c3cc4183a33',NULL,NULL,'2026-12-11T02:00:01.367455Z','2026-12-11T02:00:01.367455Z');
INSERT INTO "inbox" VALUES('01a22de9a6bc747f9e9a5c6a40f0c972','portal','/portal/shanghai','evt-SH-2026-000022','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22de9a6bb77ca806b975fd3140c3b',NULL,'a6b0f0356b249344242529bb85f67ff746fb1d8924ab788d51d822223fa53c5a',NULL,NULL,'2026-12-11T02:00:01.419605Z','2026-12-11T02:00:01.419605Z');
INSERT INTO "inbox" VALUES('01a22de9a6fb772da2ed7c6ce4636074','portal','/portal/shanghai','evt-SH-2026-000023','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22de9a6fa7de6a083fded4b6e0e4e',NULL,'fe4ee74180710167e687d468d70eff806e68c602c0f83b6a329e6d1cd32b2d8d',NULL,NULL,'2026-12-11T02:00:01.482982Z','2026-12-11T02:00:01.482982Z');
INSERT INTO "inbox" VALUES('01a22de9a75c7040b181e70b6ed4074a','portal','/portal/shanghai','evt-SH-2026-000024','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22de9a75b74e5ba4dcc8ed6e101cf',NULL,'c789569a7a55ac550ff4a1aafdf37267293f6f93ba21d1d1074258a281b6b032',NULL,NULL,'2026-12-11T02:00:01.579424Z','2026-12-11T02:00:01.579424Z');
INSERT INTO "inbox" VALUES('01a22de9a7e473268a86b532e9186f7b','portal','/portal/shanghai','evt-SH-2026-000025','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22de9a7e378c0b2344c64060c12b0',NULL,'a6ef348909007975139b62224d8700fa32c5dee208ff741613334359c1293b01',NULL,NULL,'2026-12-11T02:00:01.715633Z','2026-12-11T02:00:01.715633Z');
CREATE TABLE ledger_entries (
	payment_id VARCHAR(32) NOT NULL, 
	line INTEGER NOT NULL, 
	account VARCHAR(48) NOT NULL, 
	insurance VARCHAR(16), 
	debit_fen BIGINT NOT NULL, 
	credit_fen BIGINT NOT NULL, 
	booked_at VARCHAR(27) NOT NULL, 
	PRIMARY KEY (payment_id, line), 
	CONSTRAINT one_side CHECK (debit_fen >= 0 AND credit_fen >= 0 AND (debit_fen = 0) <> (credit_fen = 0))
);
INSERT INTO "ledger_entries" VALUES('01a22de9a4cf7f89b87bafd81533d581',1,'payer',NULL,240000,0,'2026-12-11T02:00:01.131408Z');
INSERT INTO "ledger_entries" VALUES('01a22de9a4cf7f89b87bafd81533d581',2,'pension.pooling_fund','pension',0,96000,'2026-12-11T02:00:01.131408Z');
INSERT INTO "ledger_entries" VALUES('01a22de9a4cf7f89b87bafd81533d581',3,'pension.individual_account','pension',0,64000,'2026-12-11T02:00:01.131408Z');
INSERT INTO "ledger_entries" VALUES('01a22de9a4cf7f89b87bafd81533d581',4,'medical.fund','medical',0,80000,'2026-12-11T02:00:01.131408Z');
CREATE TABLE messages (
	id VARCHAR(32) NOT NULL, 
	payment_id VARCHAR(32) NOT NULL, 
	channel VARCHAR(8) NOT NULL, 
	letter VARCHAR(32) NOT NULL, 
	facts JSON NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	reason VARCHAR(64), 
	due_at VARCHAR(27), 
	claim_id VARCHAR(32), 
	attempts INTEGER NOT NULL, 
	template VARCHAR(48), 
	provider VARCHAR(32), 
	reference VARCHAR(128), 
	created_at VARCHAR(27) NOT NULL, 
	tried_at VARCHAR(27), 
	sent_at VARCHAR(27), 
	actor VARCHAR(128), 
	why VARCHAR(255), 
	recipient_sealed TEXT, 
	tried_to_sealed TEXT, 
	delivered_at VARCHAR(27), 
	PRIMARY KEY (id), 
	CONSTRAINT state_known CHECK (state IN ('due', 'sending', 'sent', 'failed', 'unknown', 'dropped')), 
	CONSTRAINT channel_known CHECK (channel IN ('email', 'sms'))
);
INSERT INTO "messages" VALUES('01a22de9a1877b279a2ad5fe426c04dd','01a22de9a14a758f87251a6f72948480','email','materials_wanted','{"missing":["bank_card_copy"],"until":"2026-12-21T02:00:00.069805+00:00"}','due',NULL,'2026-12-11T02:00:00.069805Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.069805Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22de9a1877b6e84766a76e04b66ff','01a22de9a14a758f87251a6f72948480','sms','materials_wanted','{"missing":["bank_card_copy"],"until":"2026-12-21T02:00:00.069805+00:00"}','due',NULL,'2026-12-11T02:00:00.069805Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.069805Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22de9a2a473189d13e6a52baa51c1','01a22de9a23072689c69633bc9673702','email','contract_to_sign','{"contract":"1","until":"2026-12-18T02:00:00.339017+00:00"}','due',NULL,'2026-12-11T02:00:00.339017Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.339017Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22de9a2a473769fa8e9dd5a461227','01a22de9a23072689c69633bc9673702','sms','contract_to_sign','{"contract":"1","until":"2026-12-18T02:00:00.339017+00:00"}','due',NULL,'2026-12-11T02:00:00.339017Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.339017Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22de9a3387433baf415645af9c398','01a22de9a2ad7d11b772672055f319e0','email','pay_by_yourself','{"method":"tax_app","order":"bank-19e0:order:1","until":"2026-12-24T00:00:00+08:00"}','due',NULL,'2026-12-11T02:00:00.491555Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.491555Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22de9a3387484ac4ff377d4fac500','01a22de9a2ad7d11b772672055f319e0','sms','pay_by_yourself','{"method":"tax_app","order":"bank-19e0:order:1","until":"2026-12-24T00:00:00+08:00"}','due',NULL,'2026-12-11T02:00:00.491555Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.491555Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22de9a3ef7448bd9ef5a1af10a8d1','01a22de9a34877f880cb08c1e8bb8d29','email','choice_wanted','{"methods":["tax_app","gov_app","alipay","wechat"],"reason":"account_frozen","until":"2026-12-18T02:00:00.675729+00:00"}','due',NULL,'2026-12-11T02:00:00.675729Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.675729Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22de9a3ef748e80662612a852b869','01a22de9a34877f880cb08c1e8bb8d29','sms','choice_wanted','{"methods":["tax_app","gov_app","alipay","wechat"],"reason":"account_frozen","until":"2026-12-18T02:00:00.675729+00:00"}','due',NULL,'2026-12-11T02:00:00.675729Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.675729Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22de9a5ac7d8e83224b3906568ddc','01a22de9a4cf7f89b87bafd81533d581','email','voucher','{"voucher":"310000KG7XNJ444E9DHF"}','due',NULL,'2026-12-11T02:00:01.131408Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:01.131408Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22de9a5ac7dda89b5c58dba6b8f93','01a22de9a4cf7f89b87bafd81533d581','sms','voucher','{"voucher":"310000KG7XNJ444E9DHF"}','due',NULL,'2026-12-11T02:00:01.131408Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:01.131408Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE operator_sessions (
	digest VARCHAR(64) NOT NULL, 
	operator VARCHAR(64) NOT NULL, 
	until VARCHAR(27) NOT NULL, 
	PRIMARY KEY (digest)
);
CREATE TABLE operators (
	name VARCHAR(64) NOT NULL, 
	role VARCHAR(16) NOT NULL, 
	password VARCHAR(160) NOT NULL, 
	created_at VARCHAR(27) NOT NULL, 
	created_by VARCHAR(128) NOT NULL, 
	disabled_at VARCHAR(27), 
	PRIMARY KEY (name), 
	CONSTRAINT role_known CHECK (role IN ('viewer', 'operator', 'approver'))
);
CREATE TABLE outbox (
	id VARCHAR(32) NOT NULL, 
	payment_id VARCHAR(32) NOT NULL, 
	type VARCHAR(96) NOT NULL, 
	data JSON NOT NULL, 
	at VARCHAR(27) NOT NULL, 
	due_at VARCHAR(27), 
	claim_id VARCHAR(32), 
	attempts INTEGER NOT NULL, 
	delivered_at VARCHAR(27), 
	PRIMARY KEY (id)
);
INSERT INTO "outbox" VALUES('01a22de9a14a795cb34614e398fbe8f4','01a22de9a14a758f87251a6f72948480','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000001","region":"310000"}','2026-12-11T02:00:00.000479Z','2026-12-11T02:00:00.000479Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22de9a1877b9599a9c95c4069dde3','01a22de9a14a758f87251a6f72948480','cn.shebao.payment.waiting.v1','{"for":"payment.materials.supplied","until":"2026-12-21T02:00:00.069805+00:00","reason":"materials_missing"}','2026-12-11T02:00:00.069805Z','2026-12-11T02:00:00.069805Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22de9a1947239afaefb381a00da73','01a22de9a194704cb79cabe4354d0d9f','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000002","region":"310000"}','2026-12-11T02:00:00.100130Z','2026-12-11T02:00:00.100130Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22de9a21e71c4b9bfadbc34972cc2','01a22de9a194704cb79cabe4354d0d9f','cn.shebao.payment.waiting.v1','{"for":"authority_answer","until":"2026-12-16T02:00:00.151213+00:00","reason":"authority_pending"}','2026-12-11T02:00:00.151213Z','2026-12-11T02:00:00.151213Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22de9a230745fa075ff7095cef61a','01a22de9a23072689c69633bc9673702','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000003","region":"310000"}','2026-12-11T02:00:00.256269Z','2026-12-11T02:00:00.256269Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22de9a2a47395b8d4688370acb2b1','01a22de9a23072689c69633bc9673702','cn.shebao.payment.waiting.v1','{"for":"payment.contract.signed","until":"2026-12-18T02:00:00.339017+00:00","reason":"contract_to_sign"}','2026-12-11T02:00:00.339017Z','2026-12-11T02:00:00.339017Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22de9a2ad7eeba52cf11793817b7f','01a22de9a2ad7d11b772672055f319e0','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000004","region":"310000"}','2026-12-11T02:00:00.381979Z','2026-12-11T02:00:00.381979Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22de9a33874a7908d458325714e5c','01a22de9a2ad7d11b772672055f319e0','cn.shebao.payment.waiting.v1','{"for":"payment.settled","until":"2026-12-24T00:00:00+08:00","reason":"payer_pays"}','2026-12-11T02:00:00.491555Z','2026-12-11T02:00:00.491555Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22de9a34879d0be5b14953b619e1a','01a22de9a34877f880cb08c1e8bb8d29','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000005","region":"310000"}','2026-12-11T02:00:00.536572Z','2026-12-11T02:00:00.536572Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22de9a3ef74aca646a069d3f6abee','01a22de9a34877f880cb08c1e8bb8d29','cn.shebao.payment.waiting.v1','{"for":"payment.method.chosen","until":"2026-12-18T02:00:00.675729+00:00","reason":"account_frozen"}','2026-12-11T02:00:00.675729Z','2026-12-11T02:00:00.675729Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22de9a3fc753db80f7b5d8443a011','01a22de9a3fc736c8c0c12da9d503c5b','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000006","region":"310000"}','2026-12-11T02:00:00.716314Z','2026-12-11T02:00:00.716314Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22de9a4d071949d0ea63bfc443b16','01a22de9a4cf7f89b87bafd81533d581','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000007","region":"310000"}','2026-12-11T02:00:00.928058Z','2026-12-11T02:00:00.928058Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22de9a58f728d96ba3604c909efc5','01a22de9a4cf7f89b87bafd81533d581','cn.shebao.payment.collected.v1','{}','2026-12-11T02:00:01.075579Z','2026-12-11T02:00:01.075579Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22de9a5ac7df7ad478ea3dc12b324','01a22de9a4cf7f89b87bafd81533d581','cn.shebao.payment.completed.v1','{"voucher":"310000KG7XNJ444E9DHF"}','2026-12-11T02:00:01.131408Z','2026-12-11T02:00:01.131408Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22de9a5bc7ed39c4af25b7ab4f171','01a22de9a5bc7d00abb43f9abdc68470','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000008","region":"441900"}','2026-12-11T02:00:01.164700Z','2026-12-11T02:00:01.164700Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22de9a65f72b0b6f23edb44f75a61','01a22de9a5bc7d00abb43f9abdc68470','cn.shebao.payment.waiting.v1','{"for":"debit_day","until":"2026-12-18T00:00:00+08:00","reason":"debit_day_not_yet"}','2026-12-11T02:00:01.315790Z','2026-12-11T02:00:01.315790Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22de9a66f7e6d9eabd6b5b7792864','01a22de9a66f7cc6be55b8e235b7e55d','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000020","region":"310000"}','2026-12-11T02:00:01.343973Z','2026-12-11T02:00:01.343973Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22de9a6877728aaa6e04c8e5ae714','01a22de9a6877563998c79d9c9c47ea9','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000021","region":"310000"}','2026-12-11T02:00:01.367455Z','2026-12-11T02:00:01.367455Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22de9a6bb7a13b34700db636724ef','01a22de9a6bb77ca806b975fd3140c3b','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000022","region":"310000"}','2026-12-11T02:00:01.419605Z','2026-12-11T02:00:01.419605Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22de9a6fa7f80a8b279d1037a1498','01a22de9a6fa7de6a083fded4b6e0e4e','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000023","region":"310000"}','2026-12-11T02:00:01.482982Z','2026-12-11T02:00:01.482982Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22de9a75b767ca06d3fca757b46bb','01a22de9a75b74e5ba4dcc8ed6e101cf','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000024","region":"310000"}','2026-12-11T02:00:01.579424Z','2026-12-11T02:00:01.579424Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22de9a7e37a73a1d1861685b02381','01a22de9a7e378c0b2344c64060c12b0','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000025","region":"310000"}','2026-12-11T02:00:01.715633Z','2026-12-11T02:00:01.715633Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22de9a88b720d8e4023b3580ba187','01a22de9a7e378c0b2344c64060c12b0','cn.shebao.payment.collected.v1','{}','2026-12-11T02:00:01.859487Z','2026-12-11T02:00:01.859487Z',NULL,0,NULL);
CREATE TABLE pauses (
	kind VARCHAR(16) NOT NULL, 
	name VARCHAR(64) NOT NULL, 
	person VARCHAR(128) NOT NULL, 
	reason VARCHAR(255) NOT NULL, 
	since VARCHAR(27) NOT NULL, 
	until VARCHAR(27), 
	PRIMARY KEY (kind, name), 
	CONSTRAINT kind_known CHECK (kind IN ('region', 'step', 'client', 'payment', 'gateway', 'provider'))
);
CREATE TABLE payments (
	id VARCHAR(32) NOT NULL, 
	client VARCHAR(64) NOT NULL, 
	source VARCHAR(255) NOT NULL, 
	reference VARCHAR(64) NOT NULL, 
	region VARCHAR(6) NOT NULL, 
	scheme VARCHAR(16) NOT NULL, 
	insurances VARCHAR(64) NOT NULL, 
	period_from VARCHAR(7) NOT NULL, 
	period_to VARCHAR(7) NOT NULL, 
	"plan" VARCHAR(64) NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	step VARCHAR(16) NOT NULL, 
	reason VARCHAR(64), 
	version INTEGER NOT NULL, 
	run_id VARCHAR(32), 
	due_at VARCHAR(27), 
	waiting_for VARCHAR(64), 
	waiting_until VARCHAR(27), 
	attempts INTEGER NOT NULL, 
	recoveries INTEGER NOT NULL, 
	signalled INTEGER NOT NULL, 
	method VARCHAR(32), 
	total_fen BIGINT, 
	progress JSON, 
	created_at VARCHAR(27) NOT NULL, 
	updated_at VARCHAR(27) NOT NULL, 
	finished_at VARCHAR(27), 
	PRIMARY KEY (id), 
	CONSTRAINT finished_is_at_rest CHECK (state NOT IN ('completed', 'rejected', 'expired', 'cancelled') OR (due_at IS NULL AND run_id IS NULL AND finished_at IS NOT NULL)), 
	CONSTRAINT state_known CHECK (state IN ('running', 'waiting', 'attention', 'completed', 'rejected', 'expired', 'cancelled')), 
	CONSTRAINT total_not_negative CHECK (total_fen IS NULL OR total_fen >= 0), 
	CONSTRAINT step_known CHECK (step IN ('materials', 'method', 'declaration', 'contract', 'collection', 'voucher')), 
	CONSTRAINT waiting_has_an_end CHECK (state <> 'waiting' OR (waiting_for IS NOT NULL AND waiting_until IS NOT NULL)), 
	CONSTRAINT attention_has_a_reason CHECK (state <> 'attention' OR reason IS NOT NULL)
);
INSERT INTO "payments" VALUES('01a22de9a14a758f87251a6f72948480','portal','/portal/shanghai','SH-2026-000001','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','materials','materials_missing',2,NULL,'2026-12-14T02:00:00.069805Z','payment.materials.supplied','2026-12-21T02:00:00.069805Z',0,0,0,NULL,NULL,'{"asked":{"waiting_for":"payment.materials.supplied","at":"2026-12-11T02:00:00.069805+00:00","until":"2026-12-21T02:00:00.069805+00:00","about":{"missing":["bank_card_copy"]},"reminders":0}}','2026-12-11T02:00:00.000479Z','2026-12-11T02:00:00.069805Z',NULL);
INSERT INTO "payments" VALUES('01a22de9a194704cb79cabe4354d0d9f','portal','/portal/shanghai','SH-2026-000002','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','declaration','authority_pending',4,NULL,'2026-12-11T02:00:02.151213Z','authority_answer','2026-12-16T02:00:00.151213Z',0,0,0,'tax_app',240000,'{"polls":1,"awaited":{"key":"01a22de9a194704cb79cabe4354d0d9f:declaration:1","until":"2026-12-16T02:00:00.151213+00:00"}}','2026-12-11T02:00:00.100130Z','2026-12-11T02:00:00.151213Z',NULL);
INSERT INTO "payments" VALUES('01a22de9a23072689c69633bc9673702','portal','/portal/shanghai','SH-2026-000003','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','contract','contract_to_sign',5,NULL,'2026-12-11T02:00:02.339017Z','payment.contract.signed','2026-12-18T02:00:00.339017Z',0,0,0,'bank_debit',240000,'{"polls":1,"asked":{"waiting_for":"payment.contract.signed","at":"2026-12-11T02:00:00.339017+00:00","until":"2026-12-18T02:00:00.339017+00:00","about":{"contract":"1"},"reminders":0}}','2026-12-11T02:00:00.256269Z','2026-12-11T02:00:00.339017Z',NULL);
INSERT INTO "payments" VALUES('01a22de9a2ad7d11b772672055f319e0','portal','/portal/shanghai','SH-2026-000004','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','collection','payer_pays',6,NULL,'2026-12-11T02:00:02.491555Z','payment.settled','2026-12-23T16:00:00.000000Z',0,0,0,'tax_app',240000,'{"polls":1,"pay_order":"bank-19e0:order:1","asked":{"waiting_for":"payment.settled","at":"2026-12-11T02:00:00.491555+00:00","until":"2026-12-24T00:00:00+08:00","about":{"method":"tax_app","order":"bank-19e0:order:1"},"reminders":0}}','2026-12-11T02:00:00.381979Z','2026-12-11T02:00:00.491555Z',NULL);
INSERT INTO "payments" VALUES('01a22de9a34877f880cb08c1e8bb8d29','portal','/portal/shanghai','SH-2026-000005','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','collection','account_frozen',6,NULL,'2026-12-14T02:00:00.675729Z','payment.method.chosen','2026-12-18T02:00:00.675729Z',0,0,0,'bank_debit',240000,'{"refusal":"account_frozen","refused_methods":["bank_debit"],"asked":{"waiting_for":"payment.method.chosen","at":"2026-12-11T02:00:00.675729+00:00","until":"2026-12-18T02:00:00.675729+00:00","about":{"methods":["tax_app","gov_app","alipay","wechat"],"reason":"account_frozen"},"reminders":0}}','2026-12-11T02:00:00.536572Z','2026-12-11T02:00:00.675729Z',NULL);
INSERT INTO "payments" VALUES('01a22de9a3fc736c8c0c12da9d503c5b','portal','/portal/shanghai','SH-2026-000006','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','collection','bank_unknown',6,NULL,'2026-12-11T02:00:02.872205Z','retry','2026-12-11T02:00:02.872205Z',1,0,0,'bank_debit',240000,'{"contract":"01a22de9a3fc736c8c0c12da9d503c5b:contract:1"}','2026-12-11T02:00:00.716314Z','2026-12-11T02:00:00.872205Z',NULL);
INSERT INTO "payments" VALUES('01a22de9a4cf7f89b87bafd81533d581','portal','/portal/shanghai','SH-2026-000007','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','completed','voucher',NULL,7,NULL,NULL,NULL,NULL,0,0,0,'bank_debit',240000,'{"contract":"01a22de9a4cf7f89b87bafd81533d581:contract:1"}','2026-12-11T02:00:00.928058Z','2026-12-11T02:00:01.131408Z','2026-12-11T02:00:01.131408Z');
INSERT INTO "payments" VALUES('01a22de9a5bc7d00abb43f9abdc68470','portal','/portal/shanghai','SH-2026-000008','441900','flexible','pension','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','collection','debit_day_not_yet',6,NULL,'2026-12-17T16:00:00.000000Z','debit_day','2026-12-17T16:00:00.000000Z',0,0,0,'bank_debit',120000,'{"contract":"01a22de9a5bc7d00abb43f9abdc68470:contract:1"}','2026-12-11T02:00:01.164700Z','2026-12-11T02:00:01.315790Z',NULL);
INSERT INTO "payments" VALUES('01a22de9a66f7cc6be55b8e235b7e55d','portal','/portal/shanghai','SH-2026-000020','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','materials',NULL,1,'01a22de9a6787186944ab2ec95ca68fe',NULL,NULL,NULL,0,0,0,NULL,NULL,NULL,'2026-12-11T02:00:01.343973Z','2026-12-11T02:00:01.343973Z',NULL);
INSERT INTO "payments" VALUES('01a22de9a6877563998c79d9c9c47ea9','portal','/portal/shanghai','SH-2026-000021','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','method',NULL,2,'01a22de9a69771bca608e06a5d6f7111',NULL,NULL,NULL,0,0,0,NULL,240000,NULL,'2026-12-11T02:00:01.367455Z','2026-12-11T02:00:01.395593Z',NULL);
INSERT INTO "payments" VALUES('01a22de9a6bb77ca806b975fd3140c3b','portal','/portal/shanghai','SH-2026-000022','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','declaration',NULL,3,'01a22de9a6c87284b67ad9737f2ca79f',NULL,NULL,NULL,0,0,0,'bank_debit',240000,NULL,'2026-12-11T02:00:01.419605Z','2026-12-11T02:00:01.467540Z',NULL);
INSERT INTO "payments" VALUES('01a22de9a6fa7de6a083fded4b6e0e4e','portal','/portal/shanghai','SH-2026-000023','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','contract',NULL,4,'01a22de9a7077c559a38a8b59bffe4c3',NULL,NULL,NULL,0,0,0,'bank_debit',240000,NULL,'2026-12-11T02:00:01.482982Z','2026-12-11T02:00:01.543503Z',NULL);
INSERT INTO "payments" VALUES('01a22de9a75b74e5ba4dcc8ed6e101cf','portal','/portal/shanghai','SH-2026-000024','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','collection',NULL,5,'01a22de9a76876d08ea9dcef3e17281d',NULL,NULL,NULL,0,0,0,'bank_debit',240000,'{"contract":"01a22de9a75b74e5ba4dcc8ed6e101cf:contract:1"}','2026-12-11T02:00:01.579424Z','2026-12-11T02:00:01.679819Z',NULL);
INSERT INTO "payments" VALUES('01a22de9a7e378c0b2344c64060c12b0','portal','/portal/shanghai','SH-2026-000025','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','voucher',NULL,6,'01a22de9a7f37cefb753628d050154a0',NULL,NULL,NULL,0,0,0,'bank_debit',240000,'{"contract":"01a22de9a7e378c0b2344c64060c12b0:contract:1"}','2026-12-11T02:00:01.715633Z','2026-12-11T02:00:01.859487Z',NULL);
CREATE TABLE provider_shifts (
	id VARCHAR(32) NOT NULL, 
	name VARCHAR(32) NOT NULL, 
	share INTEGER NOT NULL, 
	reason VARCHAR(64) NOT NULL, 
	at VARCHAR(27) NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE provider_windows (
	name VARCHAR(32) NOT NULL, 
	minute VARCHAR(27) NOT NULL, 
	tries INTEGER NOT NULL, 
	errors INTEGER NOT NULL, 
	PRIMARY KEY (name, minute)
);
CREATE TABLE rate_limits (
	name VARCHAR(32) NOT NULL, 
	free_at VARCHAR(27) NOT NULL, 
	queue_until VARCHAR(27) NOT NULL, 
	again_until VARCHAR(27) NOT NULL, 
	PRIMARY KEY (name)
);
CREATE TABLE refunds (
	"key" VARCHAR(64) NOT NULL, 
	arrival_id VARCHAR(32) NOT NULL, 
	payment_id VARCHAR(32), 
	kind VARCHAR(16) NOT NULL, 
	amount_fen BIGINT NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	reason VARCHAR(64), 
	why VARCHAR(255) NOT NULL, 
	requested_by VARCHAR(128) NOT NULL, 
	approved_by VARCHAR(128), 
	reference VARCHAR(128), 
	attempts INTEGER DEFAULT 0 NOT NULL, 
	due_at VARCHAR(27), 
	created_at VARCHAR(27) NOT NULL, 
	returned_at VARCHAR(27), 
	PRIMARY KEY ("key"), 
	CONSTRAINT state_known CHECK (state IN ('requested', 'approved', 'intended', 'pending', 'unknown', 'returned', 'refused')), 
	CONSTRAINT kind_known CHECK (kind IN ('open', 'booked')), 
	CONSTRAINT amount_positive CHECK (amount_fen > 0), 
	FOREIGN KEY(arrival_id) REFERENCES arrivals (id), 
	FOREIGN KEY(payment_id) REFERENCES payments (id)
);
CREATE TABLE requests (
	payment_id VARCHAR(32) NOT NULL, 
	payer_index VARCHAR(64) NOT NULL, 
	account_index VARCHAR(64), 
	phone_index VARCHAR(64), 
	name_index VARCHAR(64) NOT NULL, 
	payer_sealed TEXT NOT NULL, 
	locale VARCHAR(8) NOT NULL, 
	data JSON NOT NULL, 
	PRIMARY KEY (payment_id)
);
INSERT INTO "requests" VALUES('01a22de9a14a758f87251a6f72948480','a6abd35353ed1d9a3cd5f6e33aa39193a5597ff5fea05889df8d4828d769e70d','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.BB9j6a9P674uhFlgBiRtgXpLacO/As7055xSdKaGQ3R8aZxz4/kOxE4xaXdbNNDNJJf51QmQNg9smb6rY6VzOQyANTTFlcZaXVi2dEwyRgx/gGRxL2T0MfxzWf0acNSHc5t/u/sCHtKmBwY1kadPw97qgoPlSzjAkd9TPyo7Ksuk1mXGwFW098cyJ8Owm1PXfUKjm4QfgvohEFoOCSMfwVDg/vLYb63I2BIV3WCf1kzP9NKktZcnk5g+1lWbYh+bJMgv4wk8ZCONloiUYDk9AbhQsHGmNvfZ1ny37bjZ54ckSq0n417UzbHnkPcG4K1JoC+iuvWrhA==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22de9a194704cb79cabe4354d0d9f','99265c5e6560e12c040bd781bd88a689eb067bdcf0a75de6ed9d647febb8ddc5',NULL,'c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.fWbXCa1vFZyiYOEoogbyRuIOP8IPqTWgRyn9BJQHnyMOkJGVGBPcpL/6hoZJ3A+Sg4kNZjttCrELpas31tIakJ/K1WhEwq0b1KkoO/ByZWEVrUTxIpE1y3Hhhwvf+y1M6wbYJbZoVDhGQqfeqtz1B4RhdnFoOOeNa9pNyAKqOwH/dTGTovGl6opK4PbmwcXJN4qa2KBOLgziypQ=','zh-CN','{"base":800000,"category":null,"grade":null,"method":"tax_app","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22de9a23072689c69633bc9673702','63db408999b291af981ffc1e63a5110c398593ff3a574e69b20c763455c8c5f3','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.AK7JsHokljWKeaJMu9qXIzKUCj2Rmcm4VoXuaJf3oWx6LvqJlRrrtokrR+opZLQ7faJYyIiT49hQ+lbzt8RffPxJiRIc+SivGRV22HpeciZn/6AQFUA+hZzWielkiG7tomevGeC/z+X79TYFjakIvLZjkzrJo3bUZI0DpibZz5IkHX8J7rjVYdfjKDi0sucD0lmudWjIiBXKqBtwphu5jF+TL4S/b/0z6WhwO62Rs5OFh4Q/zmjlDib9nDfhBVeM08n3UCs9aguMC+rLzEy1V9Fb8ab8HpVqDGExohF7sr/3kAprFqBGwNC8AwolyADfNB0XUekg3Q==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22de9a2ad7d11b772672055f319e0','09ceb32461ad89e857f36d090b18156d2733d2ee387728f70f927d7200fc9be9',NULL,'c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.lJhniDrompqm07V6vVYl2MFWviq0zP8uDR71WHwIO/VswYQDwsEJlTXMGd82gbvf/XVnlCauHdCDJapnwAkkIn9akh1PqqLpuocRAfqTB0s8qJ6W4UEmxtCfFKjbjVorTu8xRVXnHQEAwu+S4mVGjqhUNUdkbqZcBhUa/69tXzhTKc7QX97IYdb74j29OblUQKdFWgmXP6cX1Zo=','zh-CN','{"base":800000,"category":null,"grade":null,"method":"tax_app","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22de9a34877f880cb08c1e8bb8d29','1d827b82e3d32a4514e85c3fe7e57b003c532a85b823d989a48e9896e3c9f899','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.SekVYLmlq/OmdMH8uB+GzloEQDQphvM7u+Sfpzm1HvcWAMOPoOTYI4c2Yiy9nMJLQfzG295A4L4UCWefAvbcVNASq7qtnXpcsteYlYA/irGc/LQXrglmDYndO7PL3ukgV59q6M1ojoErq005UwJ4Z8q555C4Ir1xL3v+m9H9JrEPz4+LMVWbpcIclFUE458lRdIQjn6oVNsYlonO+wk2kYjktPcGktQB8gMT08jJ9FNLpU9grRp5FYqVEKAAPHPQ9qcalA9UEprpkUSHUhrhTNi6S8I7Rwc+fFER5KHGakFHgt7UkhnkEl5gxU/mw0Fc//25vAHCEQ==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22de9a3fc736c8c0c12da9d503c5b','133023b360e99f052f1f06e26eb3c5678801b0c50716eb15ccb4415800440a07','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.Y2bFjAAdPsGt6csnsOmmXnSeT5DQ9LWqen9evRoMHxqSqYxct0BGwhuKBmHVkh5DRZGnZULANHDwVv5ex44tbKIE2vvabMCET2qguo3i4YSDGgDXMP/9wM4nhi0XIWitY6pd+/Bdd2NDXEoQp57KaBmKUO8tCchBbpUrB3a5Z4/IrH4AeFmrNJsbRklVk1H1kzLlAXn4zHmV+CrFuLDIrt2vwJKDKbyiZYBWTTHPv5j2Cz/iJ2Mq8CBImMpIlLFQDb7Ulahm91qZv2MDJQwU/2bucOCYqvisrfnzMeeu6FHiG1oUwDfu6jVWUeIhMqTliaMc159Kwg==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22de9a4cf7f89b87bafd81533d581','63b08f8325309a900e0e323d09c0a911811b322bfa2092d94b9479e7b6ea8655','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.kJEBwJ/GZFMo3cmdaWrVStyF5GOZpBnBaWWNReJ9tKQXt2D6w8DszPFnclVlrgVtscxuWnCa+C1jmUtitzAHTYwvuoxr0YD8pzun6hUQiNfkXZHjjUtuAn8qozISGfmfj9cWqBhGeU/J7xLXqp536jxj3DWV4sK4yxpykzY3u9KhwWhgqi2XVNtFAo86XQ1wr1pefzuE7YiQTBETffTy9RtWBIX7ETZVjpDyYy3NkpqxVSh+O8wC2xqZx58BcpND47zJ/4iuEDglunZ0rQyMEVE6TLxz4vsyHUvTf7LfLAiQCJaViNnm732+n/8tS+mwLCACCT8OhA==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22de9a5bc7d00abb43f9abdc68470','47462b862f53252775e2f3c95a554b9a0fe1d2303ffc011c365c1b840ef6aa79','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.sXRsUkJ4xz7ECsMmum9Y/6jyrGdy0OcNPB5TaXXsNK6heLXiMZl4u9gdSO/IdWJ26dPkWDB+V0HfSfDb8drCx46LWnevSuBVPto+zLHtlO9YAWRWA470hrXYVYJMwDfvHdUjIsUNP2hAlGFPFAjPV84mL8RNUTYh/FOf/p+0PP7ll43DzN1IpvHouxNCXOPpQTL9ZYk0hcHeJBc8rEKm88Inin9Zm0Xiarb/8YTN5Oz+r3zgQQsjzxuyDXpKmwPAqDERc7sa5VCkB0ZjpAhd79uegLxa7djWZP8kjoj2B6dhrCKLQNu6eLJ2dNYNZ7ts56Itev1sag==','zh-CN','{"base":600000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22de9a66f7cc6be55b8e235b7e55d','1aeeb95edcbd17d68acb1e19e13f2017525dcbd809f55f0109447d0fae16af97','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.4pKkruIozgSLvQZT/Yepv7X9MQMIJQxyx5SGEyLjx803vwWgdwnw9NufG+grMweu1J7Bb/uJF0mfYY5Geb8/7ggdpZOEhtGwxZ6DU1ja2Z/LlU3tQo+6bt68bjfbCp9DBfrzheR3az/LPgTKq6PKIlync4RmdnkQr8PBX3eN5rHsVNfj6qvwe5avvAsQaK8t1pLJMUZawg0ckvafuU+eWDbknfuElb5fGujMo7V1R+bYOLk/MgIBUPVfnlVngos1GCXEgqs//IXDwGYRbBUGiEGU5jkmFq7a44fjCxDScGhOxHOHpn3f0WsJLGFp/X7F/qojsnf6aA==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22de9a6877563998c79d9c9c47ea9','232edbda4e8b01553000aa465f68a51757d44e3e4d1c0c1e84afd9ee8287930f','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.1xky5u2Rw4G+312gg5cGn4DluITVQhBisMr55uQCrP9dzad+kAh4GGOwFjGM6f+6qHaAFURVK5WHScAM950J2X6NB0Yd/UlqoxUp/U6/cpTPcsYx0C/IN0aYBN0hYBc83DsfbHgGnyo+yeU+nRyddb+8E+pq1epE3BqB/HiDUpWueQryTjDkMcYaDZCjFjl67YwjxayCPz61uuLfj1o1hnsCLIyf0ZY36pXYvosr7tUtN7frJT84/s4d1VWPmdsAXB0bJFN7iS3bdUm1Wo2FNUzU033ljZR4dKvmpHIuzk32sQTUhdA1O1b9Jg4llAuTtrKPhzkP4g==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22de9a6bb77ca806b975fd3140c3b','bed81efd04fbd44737c599b015d6e330a8f28e89c85b033673a870a1dda0dce9','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.TJjOJEjC5T79i9uEko14G+KPQCy5Vxy+yZJJF6ae02uFn0caf3sACGFqPz1n4+t86IJeb2t61JriY86RMibIIOlskd3Jq3qfjg5/nKXt1G8UFIdZ2yB5lm4eZgGweWhYbuV0FDRkXo1GtGRVQHXkHr+Lo74owHyP8NuC+7muYRH/Rpb7MzP/Om3OUvTaboFxs/9YJafu7ZPMVDZFWLAmwWwFxlOlgApS+iADLqkG7+OQffg+GX4kImGWGFxMQFTmRsikCZrY6+NVsjs1anyCndXIYgjeWNFEFiwsr2WvR0zZw4bE9gtQFAhHXc+hGlsIQq/Dsv0XAQ==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22de9a6fa7de6a083fded4b6e0e4e','5007134139fabce2bfea50773dad726e8b708a32993d8fb33173c9457b6c83ea','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.bL0ElIA6KZjKCrCk8OACTrNKh/PaSWlWooWaOIcvVAjh5VLUgoaJNsIShceByN2peE4FLe+aJN2iKC3FKUnlgue/LY6gF/wM2Fpa463EDMFNxthq+yAz2FxlSVCb0sbZf2ATkf4+lQgm0WApHjnOTNMPaPz8eUGEld/hQOV20bD3rtdSVmNjaicaDHcceYOoeJbcRnrQepJ+apRgZiVv+ypbzjHS2o2FXm3topOW66wU2N0pOnCQkRnjY4KkhMhp6L6R73l0OQU8a1HQ97ACKaO3gGI8sowwlHPtbKxxxxDyWmufFDpipPzT7m+iQXdoFPjN+vA4Kw==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22de9a75b74e5ba4dcc8ed6e101cf','5d79db05af9c9d19e96d73662c4ca435139f8aca955bde0b40b63f1633ce0156','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.vISdwAeQAV42mBBq8eJX+YS+ZYZukvRkPJujYq1YJVuhTtAa+FcWYn9qmhrcMfYFaDZ9lNIJn1cMyLG1MaI4ny6XR6c1v6gKGXoBgwA4Zbv0l+fcj6s8Z0IV6bXfGzLeq4C9XTSc+s5Rvv6fTsf35+zyoPE9aeyZbqR0d6BoQH2lJsnLrXG+vu9zFL4tJjo6hpWZt/cFl7Q7mBK8aN1yGJjv000HKM2KScor9QMq8Ja0cpw6lYKTrzwMv2g6aBmVZyI5kvUoUJu/tsPbhNq3ws+z8TsWhj04iec1pkqnVu8I1SdndauG5J22Bio+2nQZD9q6oA6g2Q==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22de9a7e378c0b2344c64060c12b0','6b60b559ed409c14b926fc74399513cfbddcaa3f9430e7608414bb0302109e73','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.iY/qpw+1CSTEa92T51xPCA1BKA46hxLR+hiZky/4adQRe2t20C98UGoCwZz1qSeYURZ9n4DCHJDQ6HHUCVy4wUoV6Fkktl2nP8fD6g6q/XXA/jXDANnVSeolP4H4DimKBDGr0lrFyA/i7EHdg2MpDizW6a775XdTGoXDPi3MRF5AdtCTnIgAmcrSaxxbvd/wx5XCwls1LBiPA+bzeyH4kxTeVPx/IdsLfy7WtDawQze9/hb4zcuO2vsnCidVHGaq+57SgVXJkCdsPX1jjiRqoKj2SzZ6Bzix4DRz2VMNChGFj5LkDtid3+8p1NKEXgaOQng7s5/Zsg==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
CREATE TABLE runs (
	id VARCHAR(32) NOT NULL, 
	"plan" VARCHAR(64) NOT NULL, 
	step VARCHAR(16) NOT NULL, 
	payment_ids JSON NOT NULL, 
	lease_until VARCHAR(27) NOT NULL, 
	begun_at VARCHAR(27), 
	created_at VARCHAR(27) NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "runs" VALUES('01a22de9a6787186944ab2ec95ca68fe','materials,method,declaration,contract,collection,voucher','materials','["01a22de9a66f7cc6be55b8e235b7e55d"]','2026-11-30T19:23:48.952000Z',NULL,'2026-12-11T02:00:01.352147Z');
INSERT INTO "runs" VALUES('01a22de9a69771bca608e06a5d6f7111','materials,method,declaration,contract,collection,voucher','materials','["01a22de9a6877563998c79d9c9c47ea9"]','2026-11-30T19:23:49.007000Z',NULL,'2026-12-11T02:00:01.382988Z');
INSERT INTO "runs" VALUES('01a22de9a6c87284b67ad9737f2ca79f','materials,method,declaration,contract,collection,voucher','method','["01a22de9a6bb77ca806b975fd3140c3b"]','2026-11-30T19:23:49.079000Z',NULL,'2026-12-11T02:00:01.431992Z');
INSERT INTO "runs" VALUES('01a22de9a7077c559a38a8b59bffe4c3','materials,method,declaration,contract,collection,voucher','declaration','["01a22de9a6fa7de6a083fded4b6e0e4e"]','2026-11-30T19:23:49.167000Z',NULL,'2026-12-11T02:00:01.495755Z');
INSERT INTO "runs" VALUES('01a22de9a76876d08ea9dcef3e17281d','materials,method,declaration,contract,collection,voucher','contract','["01a22de9a75b74e5ba4dcc8ed6e101cf"]','2026-11-30T19:23:49.304000Z',NULL,'2026-12-11T02:00:01.591996Z');
INSERT INTO "runs" VALUES('01a22de9a7f37cefb753628d050154a0','materials,method,declaration,contract,collection,voucher','collection','["01a22de9a7e378c0b2344c64060c12b0"]','2026-11-30T19:23:49.483000Z',NULL,'2026-12-11T02:00:01.731731Z');
CREATE TABLE suppressions (
	address_index VARCHAR(64) NOT NULL, 
	channel VARCHAR(8) NOT NULL, 
	reason VARCHAR(64), 
	message_id VARCHAR(32) NOT NULL, 
	created_at VARCHAR(27) NOT NULL, 
	PRIMARY KEY (address_index), 
	CONSTRAINT channel_known CHECK (channel IN ('email', 'sms'))
);
CREATE TABLE vouchers (
	no VARCHAR(40) NOT NULL, 
	payment_id VARCHAR(32) NOT NULL, 
	serial INTEGER DEFAULT 1 NOT NULL, 
	check_code VARCHAR(16) NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	signature VARCHAR(128) NOT NULL, 
	key_id VARCHAR(32) NOT NULL, 
	data_sealed TEXT NOT NULL, 
	issued_at VARCHAR(27) NOT NULL, 
	ended_at VARCHAR(27), 
	replaced_by VARCHAR(40), 
	PRIMARY KEY (no), 
	UNIQUE (payment_id, serial), 
	FOREIGN KEY(payment_id) REFERENCES payments (id)
);
INSERT INTO "vouchers" VALUES('310000KG7XNJ444E9DHF','01a22de9a4cf7f89b87bafd81533d581',1,'V47TN4','5ca80cfeb48dee622c105ab428b914359bcd4fbc367c922cd3d4a8c18618e2fe','ae30f751c711704f75d10e3f5a2f5091339f9609810990904e4e61a4c716769a2ae09ddea60d518f25be0a0aadbb375f928a08d23fbb472c8009c0828f658105','de52c5b7d3964059','v1.t1.08VTUUMxgfeXPB68ECulgkT8BJPM2PTpysm0gDWYzhoPFFDy6RXH7aAqZSa6LUaqhyDqLOsdYZW1dVS8cb1qcDwlPReJnckO9W3YZazZ8yWf+ZyvEgYs5eaqx67Yc6J1RDFMm4YWx7LMS54HwMf+DvBwxAGTSmVlAQ9jnyqETBR5GWG6nxP6dWoHGiXtAMSVK5WQzuB4GVrfcilV15LSZhGlTztg44ygWgeP1l2cxFglD97u3FORhDsg5/TrntAs6eaEAyPgMvYFLbNkO84Jtgwq2WJhB+4lg8w0t8pERJVerN8330P3HEcfsPcIwRC4frmh3H1iCJK+/xKUnc2Mv+JG0Hkpzg5PXETqwOot7hPzH/miO3NhvhWvgbfZVswfGvxboDhKitxtAc5QKKgApptJ9iaUsQJf+wvF6Rusyk43rl3FrM5b0ayPggIZ+LAZox8eSo2uq7jk/ON2EJ5FK6qUN+lyjFbH+dozxDlXsqqHdias8Y54fcd6fPbjfSSFwwxiHlS4ZJY9OuNpSjzvVL+aW3XuNn9wDbyAFe6kGBnEiNhskY3aEKhLIF2yo39enZSz4zy/pZ0Kn4ff67rWheZuvgprfbN1O/IpVhqHg4R2QY7P0m5ROAMZNwL5GgURL9bcY6YC6+Cec13Ueq8g11nC6UpnhJCNV2x5Pwl7Z7Rl3IUsxMr9ukkbY7HE1osLDuqR1x+yk1AcMeqb4MrpCs6d7GSfmVN5en/ehWNZD53uKOxgYGty+yXR/+H2AtttY83HJgNuFBujqp7NQcu9Y/qCz3qnZBtHFKXgFu0LFFEuBtGKE+eDxeucCCP1uK3y5GnkUydbAT5ezVfrgxEA/mJp5ADyp8h92L5bpRXFg7h9LYiceq5PQH7akK6/7nCCclWgl7TuW9y9CLbPRSilRB+FqdXGuDdoEzmqlIqNWTs8Y78PtfnB/c7n7hFO5kaG+/SUzamY68hDA6FiH19U3dqYHNqRN9TMcuuhCXOTl3ePtr/3sdp9YtQ5mbgw1M/nNkw8iGzr5CLoYjFAmfsxuwtNx3c615FCXUEqq0/hGz5MZkYyys7K+NgmXfc5W/9QFriJ9B11Jc6/tf4FaL0+LF4sQJnrQUEThXm64Aav646L3zlwNoTWs5/1SmHsMvcB5OxHIEhSHe5VJo+OZPw0pYkrrpw6BCoYpPFkFlwvTRNN81cmMtyJ3d+hwdBkvdW4I3lxwSJaLtg1VXHZuIbF7WKPcz+rmDtGtUwYJDDOlHsTHhi17nuWtER/ZWQtTDAsMa4zjcaZYgAu/unyruzKSLkgqwJ/s1JYORSoEuO9Xe0z7VAk0C7bOnnycJJ0wKwmxGnyt8gZCuhXoBH44iJVjog5XRKt+10MDc8ieltncU4OAGsPpVaIyR3pFsg6EhDo7wRunxx0Md77khGrk4VPlD/YZ51SHyPwsIAc7qFQHI+lxd+a3LtW7cvV/85e4Ja4iSXnR2M1FKBYTR1/JDa/Q0zVV/k++Qh6W0XyrTcpnlxY7l+3zf4+l3NFaoiDea0E6N+BNFG3hqpAtD7HHR95vREEUk3j0AQxetD7SAX/uoCBGg7GkaLDtiaaSB0g4jox5ZW4aTnXLUIh5rZtnCHDRXRa0qXOyt2z7ZaS1gD5OSozsZog1c3Ym04goyKxDxNQIFcO86dQdAEH7cBsyFA47/bWoDisPpnhOVTPqNJ4JCOdn9KEZbmczvwiaVaUanHZXpQPGL2u3cpHaZT6msEs+WJY/zM7bE8048RCiGxHt0XXf5v9hRlR2FzVLkvJFpJ0uInTIEy57XFSZ07Ym3uo53Jv+1uJE4Nm2unc8ml3E+kyf1Q8ow/kZm6DvjwrIkmcxnTlWhVC69/+0YeLjrDdlNEprGEl66Mwilj4xvWGb0P5Cccrzb91u9/sYMOofPf9IS4qry63eHSRR4o/iIMCqVjCSpDNe+rTCQ7eFdj5TC19lBXtzfsjrVraoBR79u/Lbf7IfWW0K5+68ucRo84xdm1YyxEmZ3A6jAUTRh/7hEwqszqXua9Tg2U20CSDEwtUp6YWFB4rtALomh0l8KK8BVBChDXjzDYHtYIuZO4NJxAzzcgBL3jJypJz1xX/KxCZpcxa57dFjoXjHOf3RGmKeOJNShD8XhnfJxdQ9uN8DxjLCT5i/2oukPxOaRrFN0xduECre87LZtyd2mvvRjGIoDrnIV5Ia9jVskJsEOSdAzknjP97DBfDKoeZlSVNKJoVGAlAR0wb9chMlRbvU7aGAF84+66v4U54nWJgkQB8GbtlanlNqxTyOd99+UijJh7ekcxETpf+Xasg7Aj9+V5BZluI6NycZk06rR4SZPBGD4x2p/XahrlLqOxQv9TpFe0jLQJLjwk6sG/9m68Vxc86viKKCtFCTH14APgwUANQwUMi1WAcriC0pa4gNiWXIV369hzKa6RmEAT3Se8Eoh4RifNlVIFxUXZfhA==','2026-12-11T02:00:01.131408Z',NULL,NULL);
CREATE TABLE webhook_deliveries (
	id VARCHAR(32) NOT NULL, 
	endpoint_id VARCHAR(32) NOT NULL, 
	event_id VARCHAR(32) NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	reason VARCHAR(64), 
	due_at VARCHAR(27), 
	claim_id VARCHAR(32), 
	attempts INTEGER NOT NULL, 
	created_at VARCHAR(27) NOT NULL, 
	ended_at VARCHAR(27), 
	PRIMARY KEY (id), 
	CONSTRAINT state_known CHECK (state IN ('due', 'delivered', 'failed')), 
	FOREIGN KEY(endpoint_id) REFERENCES webhook_endpoints (id) ON DELETE CASCADE, 
	FOREIGN KEY(event_id) REFERENCES outbox (id)
);
CREATE TABLE webhook_endpoints (
	id VARCHAR(32) NOT NULL, 
	url VARCHAR(1024) NOT NULL, 
	types TEXT NOT NULL, 
	secret_sealed TEXT NOT NULL, 
	former_sealed TEXT, 
	former_until VARCHAR(27), 
	state VARCHAR(16) NOT NULL, 
	reason VARCHAR(64), 
	created_at VARCHAR(27) NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT state_known CHECK (state IN ('active', 'disabled')), 
	UNIQUE (url)
);
CREATE INDEX payments_due ON payments (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX payments_reference ON payments (reference);
CREATE UNIQUE INDEX coverages_live ON coverages (payer_index, scheme, insurance, month, client) WHERE released_at IS NULL;
CREATE UNIQUE INDEX declarations_slot ON declarations (payment_id, slot);
CREATE INDEX contracts_mandate ON contracts (payer_index, account_index) WHERE state = 'signed';
CREATE UNIQUE INDEX contracts_slot ON contracts (payment_id, slot);
CREATE UNIQUE INDEX debits_slot ON debits (payment_id, slot);
CREATE INDEX debits_order_no ON debits (order_no) WHERE order_no IS NOT NULL;
CREATE UNIQUE INDEX arrivals_once ON arrivals (order_name, money_name);
CREATE INDEX arrivals_payment ON arrivals (payment_id) WHERE payment_id IS NOT NULL;
CREATE INDEX arrivals_open ON arrivals (reference) WHERE state <> 'matched';
CREATE INDEX refunds_due ON refunds (due_at) WHERE due_at IS NOT NULL;
CREATE UNIQUE INDEX refunds_live ON refunds (arrival_id) WHERE state NOT IN ('returned', 'refused');
CREATE INDEX messages_due ON messages (channel, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX messages_payment ON messages (payment_id);
CREATE UNIQUE INDEX inbox_once ON inbox (source, event_id, client) WHERE state <> 'refused';
CREATE INDEX inbox_pending ON inbox (payment_id) WHERE state = 'pending';
CREATE INDEX inbox_unmatched ON inbox (correlation) WHERE state = 'unmatched';
CREATE INDEX outbox_due ON outbox (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (due_at) WHERE due_at IS NOT NULL;
CREATE UNIQUE INDEX webhook_deliveries_once ON webhook_deliveries (endpoint_id, event_id);
CREATE INDEX idempotency_keys_age ON idempotency_keys (started_at);
CREATE INDEX audit_payment ON audit (payment_id);
COMMIT;
