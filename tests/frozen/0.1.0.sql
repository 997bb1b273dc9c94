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
	CONSTRAINT reason_known CHECK (reason IN ('amount_differs', 'part_paid', 'paid_twice', 'paid_after_end', 'unknown_order', 'unconfirmed')), 
	CONSTRAINT amount_positive CHECK (amount_fen > 0), 
	CONSTRAINT booked_in_amount CHECK (booked_fen >= 0 AND booked_fen <= amount_fen), 
	CONSTRAINT refunded_in_amount CHECK (refunded_fen >= 0 AND refunded_fen + booked_fen <= amount_fen), 
	CONSTRAINT open_has_a_reason CHECK (state <> 'open' OR reason IS NOT NULL), 
	CONSTRAINT matched_is_booked CHECK (state <> 'matched' OR booked_fen + refunded_fen = amount_fen)
);
INSERT INTO "arrivals" VALUES('01a262d426ec281ffba1b1b33b67218f','01a22e9110967b6295b88c4c5c26f3a6','01a22e9110967b6295b88c4c5c26f3a6:debit:1',240000,240000,0,'bank-f3a6:debit:1',NULL,'answer','matched',NULL,NULL,'2026-12-11T02:00:00.492052Z','2026-12-11T02:00:00.492052Z');
INSERT INTO "arrivals" VALUES('01a262d4288c88560cff5406e4f45cb8','01a22e9112297b93a14dd4c016292956','01a22e9112297b93a14dd4c016292956:debit:1',240000,240000,0,'bank-2956:debit:1',NULL,'answer','matched',NULL,NULL,'2026-12-11T02:00:00.908883Z','2026-12-11T02:00:00.908883Z');
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
INSERT INTO "breakers" VALUES('bank','closed',NULL,0,NULL,'2026-12-11T02:00:00.420916Z');
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
INSERT INTO "contracts" VALUES('01a22e910f737624905698030519f17e:contract:1','01a22e910f737624905698030519f17e','sent',NULL,'63db408999b291af981ffc1e63a5110c398593ff3a574e69b20c763455c8c5f3','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'17450f423fddc7298f8eafe3466913806cb4b9724a44b15b28e0d4b467545de3','C-1','2026-12-11','2029-12-10','2026-12-11T02:00:00.216708Z',NULL,NULL);
INSERT INTO "contracts" VALUES('01a22e91102374c9afd81b4e81550519:contract:1','01a22e91102374c9afd81b4e81550519','signed',NULL,'1d827b82e3d32a4514e85c3fe7e57b003c532a85b823d989a48e9896e3c9f899','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'028eb9b059cc3a4d732c2941adbc78d0086e186264bee2ad688a08cdfa186ab1','esign-9:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:00.344671Z','2026-12-11T02:00:00.344671Z',NULL);
INSERT INTO "contracts" VALUES('01a22e91105c77fa92c891aa706d2f4f:contract:1','01a22e91105c77fa92c891aa706d2f4f','signed',NULL,'133023b360e99f052f1f06e26eb3c5678801b0c50716eb15ccb4415800440a07','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'5ad8e1e05189a175ce934f1b68ae7337ac7502edd8da7a44cf8447838b1b6d7e','esign-f:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:00.408936Z','2026-12-11T02:00:00.408936Z',NULL);
INSERT INTO "contracts" VALUES('01a22e9110967b6295b88c4c5c26f3a6:contract:1','01a22e9110967b6295b88c4c5c26f3a6','signed',NULL,'63b08f8325309a900e0e323d09c0a911811b322bfa2092d94b9479e7b6ea8655','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'f0a397998885f05e7cc0be3ebdb6e0f93a970f17623847f9620355603e3e4823','esign-6:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:00.476769Z','2026-12-11T02:00:00.476769Z',NULL);
INSERT INTO "contracts" VALUES('01a22e9110fd77d9b1c3dc75162374c1:contract:1','01a22e9110fd77d9b1c3dc75162374c1','signed',NULL,'47462b862f53252775e2f3c95a554b9a0fe1d2303ffc011c365c1b840ef6aa79','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局东莞市税务局','flexible','pension','monthly',144000,'3c087686b8207b70c920d870a072b80fd78f975bbfe48511c51d11dfbda431ee','esign-1:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:00.587690Z','2026-12-11T02:00:00.587690Z',NULL);
INSERT INTO "contracts" VALUES('01a22e9111d576e9b199e929cdabc63b:contract:1','01a22e9111d576e9b199e929cdabc63b','signed',NULL,'5d79db05af9c9d19e96d73662c4ca435139f8aca955bde0b40b63f1633ce0156','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'aaace1b1cd9c6206073e78967898ff9768c7187ca02003e7b6dc5677ff817757','esign-b:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:00.820695Z','2026-12-11T02:00:00.820695Z',NULL);
INSERT INTO "contracts" VALUES('01a22e9112297b93a14dd4c016292956:contract:1','01a22e9112297b93a14dd4c016292956','signed',NULL,'6b60b559ed409c14b926fc74399513cfbddcaa3f9430e7608414bb0302109e73','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'b82c1bfff4ff4aff56892b0b9071b5642d72a800e8e073e6186fbebb177af578','esign-6:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:00.885468Z','2026-12-11T02:00:00.885468Z',NULL);
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
INSERT INTO "coverages" VALUES('01a22e910efd7f368343e8ac0639e6d2','pension','2026-12','a6abd35353ed1d9a3cd5f6e33aa39193a5597ff5fea05889df8d4828d769e70d','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e910efd7f368343e8ac0639e6d2','medical','2026-12','a6abd35353ed1d9a3cd5f6e33aa39193a5597ff5fea05889df8d4828d769e70d','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e910f23748691aeee6a0d060bef','pension','2026-12','99265c5e6560e12c040bd781bd88a689eb067bdcf0a75de6ed9d647febb8ddc5','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e910f23748691aeee6a0d060bef','medical','2026-12','99265c5e6560e12c040bd781bd88a689eb067bdcf0a75de6ed9d647febb8ddc5','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e910f737624905698030519f17e','pension','2026-12','63db408999b291af981ffc1e63a5110c398593ff3a574e69b20c763455c8c5f3','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e910f737624905698030519f17e','medical','2026-12','63db408999b291af981ffc1e63a5110c398593ff3a574e69b20c763455c8c5f3','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e910fdf77c9847b9e21a65bd27c','pension','2026-12','09ceb32461ad89e857f36d090b18156d2733d2ee387728f70f927d7200fc9be9','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e910fdf77c9847b9e21a65bd27c','medical','2026-12','09ceb32461ad89e857f36d090b18156d2733d2ee387728f70f927d7200fc9be9','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e91102374c9afd81b4e81550519','pension','2026-12','1d827b82e3d32a4514e85c3fe7e57b003c532a85b823d989a48e9896e3c9f899','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e91102374c9afd81b4e81550519','medical','2026-12','1d827b82e3d32a4514e85c3fe7e57b003c532a85b823d989a48e9896e3c9f899','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e91105c77fa92c891aa706d2f4f','pension','2026-12','133023b360e99f052f1f06e26eb3c5678801b0c50716eb15ccb4415800440a07','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e91105c77fa92c891aa706d2f4f','medical','2026-12','133023b360e99f052f1f06e26eb3c5678801b0c50716eb15ccb4415800440a07','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e9110967b6295b88c4c5c26f3a6','pension','2026-12','63b08f8325309a900e0e323d09c0a911811b322bfa2092d94b9479e7b6ea8655','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e9110967b6295b88c4c5c26f3a6','medical','2026-12','63b08f8325309a900e0e323d09c0a911811b322bfa2092d94b9479e7b6ea8655','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e9110fd77d9b1c3dc75162374c1','pension','2026-12','47462b862f53252775e2f3c95a554b9a0fe1d2303ffc011c365c1b840ef6aa79','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e9111437b4d915ef47b07983aa6','pension','2026-12','1aeeb95edcbd17d68acb1e19e13f2017525dcbd809f55f0109447d0fae16af97','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e9111437b4d915ef47b07983aa6','medical','2026-12','1aeeb95edcbd17d68acb1e19e13f2017525dcbd809f55f0109447d0fae16af97','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e91114e7f118ab63994e805fbaa','pension','2026-12','232edbda4e8b01553000aa465f68a51757d44e3e4d1c0c1e84afd9ee8287930f','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e91114e7f118ab63994e805fbaa','medical','2026-12','232edbda4e8b01553000aa465f68a51757d44e3e4d1c0c1e84afd9ee8287930f','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e91116171be9da2adcc36062888','pension','2026-12','bed81efd04fbd44737c599b015d6e330a8f28e89c85b033673a870a1dda0dce9','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e91116171be9da2adcc36062888','medical','2026-12','bed81efd04fbd44737c599b015d6e330a8f28e89c85b033673a870a1dda0dce9','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e91118f70f2a3ece5a3096d687e','pension','2026-12','5007134139fabce2bfea50773dad726e8b708a32993d8fb33173c9457b6c83ea','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e91118f70f2a3ece5a3096d687e','medical','2026-12','5007134139fabce2bfea50773dad726e8b708a32993d8fb33173c9457b6c83ea','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e9111d576e9b199e929cdabc63b','pension','2026-12','5d79db05af9c9d19e96d73662c4ca435139f8aca955bde0b40b63f1633ce0156','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e9111d576e9b199e929cdabc63b','medical','2026-12','5d79db05af9c9d19e96d73662c4ca435139f8aca955bde0b40b63f1633ce0156','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e9112297b93a14dd4c016292956','pension','2026-12','6b60b559ed409c14b926fc74399513cfbddcaa3f9430e7608414bb0302109e73','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e9112297b93a14dd4c016292956','medical','2026-12','6b60b559ed409c14b926fc74399513cfbddcaa3f9430e7608414bb0302109e73','flexible','portal',NULL);
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
INSERT INTO "debits" VALUES('01a22e910fdf77c9847b9e21a65bd27c:order:1','01a22e910fdf77c9847b9e21a65bd27c','pay_order','tax_app','pending',NULL,240000,NULL,NULL,'bank-d27c:order:1',NULL,'2026-12-11T02:00:00.304679Z',NULL,NULL);
INSERT INTO "debits" VALUES('01a22e91102374c9afd81b4e81550519:debit:1','01a22e91102374c9afd81b4e81550519','bank_debit','bank_debit','failed','account_frozen',240000,NULL,'01a22e91102374c9afd81b4e81550519:contract:1',NULL,NULL,'2026-12-11T02:00:00.357838Z',NULL,'2026-12-11T02:00:00.357838Z');
INSERT INTO "debits" VALUES('01a22e91105c77fa92c891aa706d2f4f:debit:1','01a22e91105c77fa92c891aa706d2f4f','bank_debit','bank_debit','unknown',NULL,240000,NULL,'01a22e91105c77fa92c891aa706d2f4f:contract:1',NULL,NULL,'2026-12-11T02:00:00.414538Z',NULL,NULL);
INSERT INTO "debits" VALUES('01a22e9110967b6295b88c4c5c26f3a6:debit:1','01a22e9110967b6295b88c4c5c26f3a6','bank_debit','bank_debit','settled',NULL,240000,NULL,'01a22e9110967b6295b88c4c5c26f3a6:contract:1',NULL,'bank-f3a6:debit:1','2026-12-11T02:00:00.492052Z','2026-12-11T02:00:00.492052Z','2026-12-11T02:00:00.492052Z');
INSERT INTO "debits" VALUES('01a22e9112297b93a14dd4c016292956:debit:1','01a22e9112297b93a14dd4c016292956','bank_debit','bank_debit','settled',NULL,240000,NULL,'01a22e9112297b93a14dd4c016292956:contract:1',NULL,'bank-2956:debit:1','2026-12-11T02:00:00.908883Z','2026-12-11T02:00:00.908883Z','2026-12-11T02:00:00.908883Z');
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
INSERT INTO "declarations" VALUES('01a22e910f23748691aeee6a0d060bef:declaration:1','01a22e910f23748691aeee6a0d060bef','pending',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','bebb770f0e2ee28471942393be88d3e52592935d4d1777067ce5ed4a778af095',NULL,'2026-12-11T02:00:00.087888Z',NULL);
INSERT INTO "declarations" VALUES('01a22e910f737624905698030519f17e:declaration:1','01a22e910f737624905698030519f17e','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','e0c137ad99871e7e2f63f480cf26407500d2ac70234f4bc4cc4b4e8564430e2a','authority-eclaration:1','2026-12-11T02:00:00.198773Z','2026-12-11T02:00:00.198773Z');
INSERT INTO "declarations" VALUES('01a22e910fdf77c9847b9e21a65bd27c:declaration:1','01a22e910fdf77c9847b9e21a65bd27c','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','46ea65889276a5e4a9b5181383328bcccd618861383435b5c2124084983c5469','authority-eclaration:1','2026-12-11T02:00:00.280719Z','2026-12-11T02:00:00.280719Z');
INSERT INTO "declarations" VALUES('01a22e91102374c9afd81b4e81550519:declaration:1','01a22e91102374c9afd81b4e81550519','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','f9c77e32aa4f41feb3575fffc93716ef11439cbe7574dcea800e1d7895a355a7','authority-eclaration:1','2026-12-11T02:00:00.336667Z','2026-12-11T02:00:00.336667Z');
INSERT INTO "declarations" VALUES('01a22e91105c77fa92c891aa706d2f4f:declaration:1','01a22e91105c77fa92c891aa706d2f4f','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','795fdaa29d2b7b417efa4c8418bab9ee4fd4c8229b42aeca0dcbdfb32fb2b8b8','authority-eclaration:1','2026-12-11T02:00:00.396673Z','2026-12-11T02:00:00.396673Z');
INSERT INTO "declarations" VALUES('01a22e9110967b6295b88c4c5c26f3a6:declaration:1','01a22e9110967b6295b88c4c5c26f3a6','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','76c26ed7fb5a9b0b825d0bf053269f24f67ceb26bce3fc8f89b37fcd523acb67','authority-eclaration:1','2026-12-11T02:00:00.459066Z','2026-12-11T02:00:00.459066Z');
INSERT INTO "declarations" VALUES('01a22e9110fd77d9b1c3dc75162374c1:declaration:1','01a22e9110fd77d9b1c3dc75162374c1','accepted',NULL,120000,'{"base":"6000.00","items":[{"amount":"1200.00","base":"6000.00","confidence":"high*","individual_account":"480.00","insurance":"pension","months":1,"pooling_fund":"720.00","provisional":false,"rate":"0.20","rule_region":"CN","source":"粤人社发〔2025〕32号; 国发〔2005〕38号: 20%, of which 8% to the individual account; 社会保险法 art. 12: recorded in the pooling fund and the individual account"}],"period":"2026-12","policy_version":"2026-01-01+d8d3ebc77107","provisional":false,"region":"441900","scheme":"flexible","total":"1200.00"}','92c74f9276a8c5b26683d1dfe4f57aebfe523275e49304f1c0b8a428d7aaebfa','authority-eclaration:1','2026-12-11T02:00:00.566405Z','2026-12-11T02:00:00.566405Z');
INSERT INTO "declarations" VALUES('01a22e91118f70f2a3ece5a3096d687e:declaration:1','01a22e91118f70f2a3ece5a3096d687e','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','2d7324d68ed52f83a05a5a24bcba97926317753c551392d98cad31d403b44d56','authority-eclaration:1','2026-12-11T02:00:00.724875Z','2026-12-11T02:00:00.724875Z');
INSERT INTO "declarations" VALUES('01a22e9111d576e9b199e929cdabc63b:declaration:1','01a22e9111d576e9b199e929cdabc63b','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','11b8a401bde7acf75265521ed85b450dec1238c21d13b85685505dae9f8dc9fd','authority-eclaration:1','2026-12-11T02:00:00.792711Z','2026-12-11T02:00:00.792711Z');
INSERT INTO "declarations" VALUES('01a22e9112297b93a14dd4c016292956:declaration:1','01a22e9112297b93a14dd4c016292956','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','0514c8f5f1f2d01708572b41dcbda81064be926c2d0ed68511440c63f5f6d42a','authority-eclaration:1','2026-12-11T02:00:00.874977Z','2026-12-11T02:00:00.874977Z');
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
INSERT INTO "documents" VALUES('01a22e910f23748691aeee6a0d060bef','bebb770f0e2ee28471942393be88d3e52592935d4d1777067ce5ed4a778af095','declaration','declaration@1','v1.t1.1sQpw9Cv9+lJ/rDuGqZaStU6hoVITUnzfU7OgcDeQLYw+DDj8uKndH+bSG6zNzRIcde6oXtIbmYEXgjCIv+mguKEoWH2DxHCo1sDWpFtgiK9kCVOnjDgGr5uC5/F9pu1Hg8zxWKn5hZJV8t8+aoOSY+Ae/X00J/RlqTRqwIL5ELX2to/9UD3MGecBAf12glVT8AmUlAO7VfikQCkv7Jz6V30px8/7u31Je7FUgEKpYRFKP/ZORakYJQ8AYyhdoCVoPi5NTflUV3NQXmlkXcE+IL0jxNArAXuhs1rK7TyGb7goqqNS+VN9OvtTbVf/UzYREHtjyZtYD2ovv8rKQLpok0lWUxVNazaY9MMj+IX+dtxRknI1SC+mCH+f5HLGb3a/rFcpvMFIqJgysVTgd/q3q5XfllyGA46s6Ac57y/glvJMVr0VM4MUaK04QKfIOhG6OGMvlQZnyst2HL9fXjcwq4rgICIVuSRHnYY7QYV7cKtnNJlynVKNZgfm61T21dDIH8EfnKrM+PrnxRRW9T1IJHHuojzb4bjknULllwEQuTSwYRfZqHBQhiQ639/vZvg03Czq3xw6VpdFi61FY/EU3tCb2v5e/Y1Tx+IFxHXdsFj2kHMNJb2d8swDOL9Wa6rzzk472ZOzqD7FoTWzoyoDGJCFTFmZ6TeJNec1VnwnSZeHxjJvuoYut91txWplgoXCwmfdZtuJV5MVqi5KQ8HajTSuoThyV/z53A17EMkiQ+i9lAGa3BGipzvKD5yisMuSpFbgCOHO3cxtBQf+kuf6YGOxukZNsRbPyx7OlbwBMp4oI0VA3CtW8S8BrpOA9derFOxGf7+/uF6AgXr5kaNsDepB2bOYZw2Y/oZfQIMdf89H1HtrvvYNAhqtlIls9xo4qGR6v5sLPzszU1UYqM5NhBngoKTF4TmuNn0zCNlgvB9FfIweM0=','2026-12-11T02:00:00.087888Z');
INSERT INTO "documents" VALUES('01a22e910f737624905698030519f17e','e0c137ad99871e7e2f63f480cf26407500d2ac70234f4bc4cc4b4e8564430e2a','declaration','declaration@1','v1.t1.wshV1VxIiK7+jVRbiwVhF6pBXLOxrtj83KWo1B4EoHKqGsqAcLRMJ5REIAeZfF49aiVg9sZ/KNcd58LHW0q6v6cdbWE5rAnK56DTUN+9uhJk41tbjJQWL7iRXQtFUBFgX4cQy/IGFoHUWISJGdt01NqGM+i0cDpkXYPk9HZmxAzOsFdrZep28MRrb971pmKQbXH9XrBUvd9qDHEP/V6jSaOfPUXMdUIbcsYjdJ3nXWSpTL+do11JDY8QrVsgswFusnx2lsLw7aZpcIgJQsCgT7rRPWcQZkAxgx+6gzYkmKR778jljVgOYcshSuiU3+WX4mja1/3wYLlVEREab15aZM98sHdrEbkzm/193w+eNOJp/dbw+U3fN9cmK8HkV1ttOlLw93R2MpNWB+YqPBsWy5pF1RQdmVgyk4szihViQk9UXoJkBNF9A0Y0Ilzp/wkv0uk693I7i6oiyxLuYFKKMcKW7y36owbz5wZ2Ui2zBVshouWVnsLlULSZnfNjcsVx0fHVIU3MLKxRUwVDY2EGRcvuQkgu6NUXs/j783QyZ4ge4bbsE95MLvQq2FoCPL2yJO05Dsu/nm65u4L45ddkIjwMI6PHPdqXvkOMN2c5Nl26dO7i/7jbKx41/BhBKFWWpY3OgUfYLz7Z9QmhPLVeGXqAOmCChrpLmzPvc/DhG8GYSQsZESmcrkID2VAn5DLdXXo/tl/bc7hTWT4xMoy0TayQD4K59KjHIlOwYYmVFtBX3AehZvC6/mZ9LFXXssQOiiXJd+5fW7Pa0r3t8Ce2drsHw2M0r6k0ykQT1yDMWrHfFvPzpHGmu/AlhBGhAzY26MgJEYEFluYahe6EpD5qeavcjbLXFP05pI2oIh7FFAVeaq4aAUAUkLWwqBQNLpRRPW21zuq5CecenJ6uaOfx2tnr0vrKMCwBhsjJvw==','2026-12-11T02:00:00.198773Z');
INSERT INTO "documents" VALUES('01a22e910f737624905698030519f17e','17450f423fddc7298f8eafe3466913806cb4b9724a44b15b28e0d4b467545de3','contract','contract@1','v1.t1.9ifADhSA514teOiw+H7dczFHrKd/LUzhs4Ehd0QQ9gjp7ySmOYRI6GO32tsjzOY+QmrwswRw+n98gxc8kf+0u7HmVcnOY4DwBCeN6q6HVnf8kdCeKNWJoepho6L0Za+/CTTWmxbkHRp+W53giKVTxXNR29/UIHYwQ4r/UudQZJPqmyO0FurE+0tmhrmbk0Asi2fw0BPix2HA2dzMRuf/hlCENZZSQdGIELKGehZCH1+4vMG/x9HMJ/d3PxuEg2Csl7zCc+vxvN8W2ct3lp0cEZogyEQomhMYy/e0gh6igw3RRbT1YsekC3vy44jRQjSk7EPSGo4bx0o+o5uFSxHdijglxWaUTEBQ8HtIApygnf4sMI+RwceY87YHwX5ow4UQRwI68W1T2LR3Ww91B9wiuPomW6KsM6E2cyIXILohLNMANVuBwUxehrgyaw0Eh/9LMqF/5oHSHczIJOOmcedy/bQXe6dMMGAPZkWhKeI00fslSp+ylQBOStZYuWvaEOSRgifT67Os916fxWVB3Obe0W0b3jNhECsV+2LLvqJxt2XQEIk8007tuH4CXB5YuvKmhq5g74KMw9qAQrN8jBJZfAjN+qV2/QtT6a3AHPoPBeDFuqNYFIHw2Eyj8ptZFJ4lVOm/mjaUogKL6V0LIvLMIu8JWUdDmS4jpYMsiELxPqoQCO6eea3Xw9UNHq9cYPZ6BRQagtaUYnN9WJG+CLWrAFE66GjPDcjt','2026-12-11T02:00:00.216708Z');
INSERT INTO "documents" VALUES('01a22e910fdf77c9847b9e21a65bd27c','46ea65889276a5e4a9b5181383328bcccd618861383435b5c2124084983c5469','declaration','declaration@1','v1.t1.29zsIi9nlSXqoFThpx7FJQmIG1ShXfgnwZ+NHqWxWRmeKeRFGnMZEnAFEBZ28rU9+nYjx30wxy1ao5G9phJss6coBKtCM1iP5UBoeeZZoVlZa34wWqnNzSc+02hyvp6S2+aH17ZBTx96tyWqCOcbYoIcl2m49I8c07By+JrPiBGBCjbYGYbX78pkPSxb3YEOcYpXBlt/RJIpRcR6mVvYVi0BoTgYaEFsC+PBBeV5YslvQ2KeehryT6pp9EekRdAojr8WMCqzwGqXmp0aVgJiGu7A/A+Vqj1czWH32ZIsHXtESkWGpW+vKZagj12Sjgi99IILs5pOebpp5aqBNX0gG9KtNVNh+toXD1FSxriPNAQRvsD2Arzezfn3YKNToNkMiJpcuMFX6FumN2yRwkV5FX4aNplCi7tQ7bEyN6yWdd0veEruiIAjwBjO/paQHKxRWb3O9mO1ksKusWON8l3Bzy8nerHZ+Y/gL42qEjLbvYXbzV15n7TVluZ3rpTbG4os+m0Nm8i/FN2Ti7blh2kt1w/fcguAZtVV+YTteZhZ2h7BcqyY3mAh9cWnA5ZXKube1+lSIR14ECUCcYWU+amdafB1RLsM8ujnddHW8dneBsxyK6cmIfml2qTHcCPbUEqq7JlvaZY8ebRgHGtgY1uU4aGOSXXs40yGxP/wru8fGR5wFY/Og5qBCR0PR3F9tgpkpfDgqWTTc/3jFGYX3XKQCaQamZFHEt+xe6vgBi5rLzUEGtYs2N+tnCYFatLOhJ2atvzW7WyH+Prfm0N4cMhAyA7EA2fPDKB548BocJYqRR0Q1NQ22rHbKbJVd2JtmjCVHADTbl6XNnLgbFOG/GQU/IEtF13vD0LrHm+fMnRBsuDUVzHc+Yy/8UB01bNkUr2g15RxwGuyr2VyNKpeQOOvSqcdqMLswftyO7lo077QEhiDLxW4SVU=','2026-12-11T02:00:00.280719Z');
INSERT INTO "documents" VALUES('01a22e91102374c9afd81b4e81550519','f9c77e32aa4f41feb3575fffc93716ef11439cbe7574dcea800e1d7895a355a7','declaration','declaration@1','v1.t1.e/nm/M5FztY+j52vr0g5XgfVh27i33IsCNW+5KWGU3ZfN+cO6aD+Pjlct7Eqrec5O7N5Zur7xK4aZekFyEhPpvbhekJOzx4v3ZjUmPk4OiNfclVjyQiPy0OZSQiwLdaHO1Vy8FSNQUwd5Rq9UDLWzEZfxfXfUM2D1rvjHGolxBrTyNN2fGdbM7OQHtBW2OogeCBxJ5mKQqn+815ypoh4Mi5hA1udb5u45OqYCCskJmRYCf7RoScOz83t82I0yD5XvTLXeFMLluLH/N2+sXs8cmdAHRszbfxh1z36t2iFm7RTgPilzpEloDbuoVdOaepPhxcpAfq3dMv7PNMvPvSZfRPiIJf+huel0LS5tMtzI1QdK8TGc7gimOBmr3BvJm7oL8SbKmV1L1uCKOjLDMV/1Zs3YVixzbS1cYBXUNlWWy1eWA972/r2uvwJweLVTx85B5kvHMLYFkKOe2O5TOmWUw7UZhFi1SaXgIueuQqUt9KCrzEQAcPjzMN/t3J9JxH+K7D8NagFZp/4AXIc/FKBgolXmOUQomA8UD0RQGdPP27qsqEILYrvdbGtskpaSmIcQIdZdoqjUthdnBTDeq0PzZs2ZB/f206uzbeGvi6EJ5/b5L5dxxj5R4OdATOUg5sAEf4CUyTwDp5PumN/GyhbJZO8SUJAf5mdMU9nE5Ssb1Qr037sPqvMkiUNIY2lamQihDxaSWy5ZzO2G22hYhWqvt4QRy5lFTSWgLuVanZZhjJ9+RdPfDWQiHtYwWuDNVQ8X3XHmaqG31V3BUrsCsFt8TUbE3HjD0CnY+mgAD//CE0BCN4QWbxpFWcyD1RQIcs6efqSZvw53fFUPZlndiDrhOtoCwFoPJUEuZ4xLPM5R8w5fhPMgGMIyNhbRCy04Wqb3YlWoM80/Lqg522FLp7Qin1mgvayve+/niqZPw==','2026-12-11T02:00:00.336667Z');
INSERT INTO "documents" VALUES('01a22e91102374c9afd81b4e81550519','028eb9b059cc3a4d732c2941adbc78d0086e186264bee2ad688a08cdfa186ab1','contract','contract@1','v1.t1.S5WG0QQ2RV0264fzQeQjcmYPa+3njGhgzqamM5UQBDrdpyiteWHPHNRmI68Qs8/xtJQL2nTYPk+KWtf35pMOTfxaW6uTieWOGLA6l/2O5NwZMXjQtSSMvZqyuI5d2qVz+qJjY+as5qXa01ZUC+4ohJFtBBNlbBT51ygLz7TKqml3zr4IZt9NpSCgalOCcYDolvJXuA7y2/BCBfPyyRfaZcEzJpdLk7hXX4B5QI+x6HpF1vNkw9H/6WjHZUNEkCWAPL4jo0e7jLFuTJ0LRfxeOjGC3Cn0K2S5tbhhg0NXJSuhaAkyU0E/RUZJAGODKB7lmIvLZI56am3iS8svpsYSamcaGWsb6XQjAFG9eKjVdLkCQHbglYIxS1lpQKt7362lUdcoKt3u8H4XNvKUwRHi5ECbQCjYEGC4bVj13PgFBN/vvHE2y4QvdV12oTscGqWVC1WghzUIhczHXDW8hvtm0GEQ1BF+gOVxW7mHXBmmHw/wARN61LIQwnc4opNRJQknHYmtja5cevBaxPnsbSNb4okYJQbZVT4MjPmu8OXgQ0oBO5voNWHdqTbFgaoloxEiTRkzqHqapiWcgC7/cLHXYvDVR6b0EVkx3/oHXXSe83qet4vQxDjMQPsbLUI971hE3r5ni/1KwWIVRBpHKa7UQDIbj9GFY6jIO4E7r84a2A+rNcGUSQDT33zy0+1SnNOWhhI6ZHyjyLhAVG4DHt7/Jzer0lc8JG/S','2026-12-11T02:00:00.344671Z');
INSERT INTO "documents" VALUES('01a22e91105c77fa92c891aa706d2f4f','795fdaa29d2b7b417efa4c8418bab9ee4fd4c8229b42aeca0dcbdfb32fb2b8b8','declaration','declaration@1','v1.t1.LYxRv4/tBq/cnBcoJrkeNjKrPKRKR2zBUiCILAt98OPwROtBxXhJ0wMhW6yG/jDsJvQ1sbnanjpwUdacU2WGe4uqQP9gDQo8mkNkFlAmP832B5ay26TdDzzZj0yGEBDHcysh8Bbn0SKbSNlRiND/Tr7dR+R5DYQj3wU1i2EJa+pHlWX4acQsQUb4rId7HrlXtpbTt3dY+SpotsN3v1wuXDJvLu/EE6K0KZj02aKGQHe0F5SY2ekPnCGMMFrNkyfu+DKVn0HcyTp9UmyYBsEGzPNj00h7uGP8fi62A2M8NRDt7Co1acjpiT8Hw0cFSE8ZPF4UpvtPiyYKVnZ9WzYLAcjs9Lj39Ef+lwnckSx9DMvzgf1qwIxaKT3REyB1A3RSk69usCquaMy7W0nDVecLS2uBoXmeDLFmYukOArcuSfsWHPtzyTIwaTqRT3uc5p/RuEI/8nH4ip5ylJXdGX5T8yzUAGae9ngmX+liq2Wrupzaa+GbCK6CrCLl053brTAI6FRjYRYjyB8GKuTKs2w/0JfDCI1Zbscv5Hczu4yrp9wHhRUJvA5bJqoMngIheodulnFsTUC2qKk7kSdSxqDZdJiT3hrwinReczhZv7C4QVXRl+1GtuKjvh+kyihq+KLcb559PhzMSwYgMGebEC3f2QbHjmlVOFHQjCwZkdMSDVHcJaMMTdcB7wL1Gl+lp3xZ0CvENtqyd4cQM1znYgkYsPXsPbA47rUUaUXifENKBGX4C4Qxtghk3MH7OH8gUk0ZYp6v9cO+1bZW6GQPTdTMQHkmUtm/AKRUH6J0HnPllLkulVt2DkjYdel5l/Gq93jIVGHoOhosCnsrWtuO/RGZLk9sJl5RXzJduYcNIs+rB7K4g74/CqSHYqLfUsD4r8tmjNa4DWdmoPR7wnRFlmDZgYXKzq6gQdafOWb0PA==','2026-12-11T02:00:00.396673Z');
INSERT INTO "documents" VALUES('01a22e91105c77fa92c891aa706d2f4f','5ad8e1e05189a175ce934f1b68ae7337ac7502edd8da7a44cf8447838b1b6d7e','contract','contract@1','v1.t1.ajBf+TGhBi7fSRGqSbUyV68ylL3pggGSMrpxOZv3MeNRO0zb4FzCwjwGOeZLbodUudbSaeDao1uTD62NBNYyYd0Zhv/xN34s7EmMgEc0vxWpRx2UdHuc/si9fHGJBf14UTiKWrU3c6ahepRfCoXhTI1+pmU3YteysvUL9FvVEzpRdfbLvUpHCDkiYOxQ23bUXpdIco91OX9IAWlrVUkTIrEegTz87A1bN8B2LyMYIHgKrL/XTxKN7Gszn2BggjZXU+kmbnoESIjZJRTtI3OP3A/PR5J4OzwQRGJnj/o+MztPs5jteXXgf9ek8N6xkbjjaAZxuNtctypyuuRIlgAlweCwW5ix483FTNETc8WMwAH3hcVqblDdGPpMPgnSf0Z1+4S0j0dd3tmkKmjPkwBrAuaf1K6wVzky31doaWNYrr9GmHak2jSZBYqvPxszrDYG0edQ9tJHd5qZ9xTD/YXO2jZYaCU5BHF6uZ78bV30ncBOyxtVGmsGD80U5e/plwgovg7TqvJvvw7+2Mq988A3oqTkP+rZdR+vPxQMQXnaHeSW8wgAJ/AEWYX0num0vg3TGzccaV6sBNa881KjQ0BQoh+fygvQd7nb862gIS6bHTA/3K74oFB5PlF0K3KXHtbs3SI0IP5idxNjOntG7USV37K9CQCqOGwWkbSoLSlWbiWd4Bz7rXkJh3yzGxYUjOcQLjJHayJ6znoUrDn1/3q6hHphJu0NrYay','2026-12-11T02:00:00.408936Z');
INSERT INTO "documents" VALUES('01a22e9110967b6295b88c4c5c26f3a6','76c26ed7fb5a9b0b825d0bf053269f24f67ceb26bce3fc8f89b37fcd523acb67','declaration','declaration@1','v1.t1.tW4ZKIs+omlS3+s1mxpELzwx4LfgQbE26yltfwGRv8k8ljDA+aV7CHXtEECKuDEaXDp1IXgYoXVDjTEleJyrJrstt3/IDr7AttItiBXIPVawHdSvxGGpxnVqPRJzerp1B30wgvLFaVflL4GjnfvkXH3qdFbiDLFMxI8NF991kvUxXjGIcJ+hU+yR8hp0fbjYghWjZ3SCTD5JeCnPobTDJOAIJcR7BmygsDb6gokcuUViJFTOb+Lu/4pUlglJp1fFCTZXW02OJwksLbPupbkR2ha6+Tm1PtPmzntYGL++SmyactFZWH5u1/wbpHQZdSTYOpTiDH4OGr0/zUJkoExFPbsSSvzdsnSoK/698dw7ot3vDUJmL4UzHae+9wfEuD7YgVhxM6ytbfQXoEogFc4IyL7QTOGupd1aicUnCUS3H/zOqyVnRJi5SwXmvvZchixmWGW1kEEkWS9AqT/nQO0hdHTsiGHyd9i1yRIhUp0WxO/gdqf/Jk5FOzvjtzGIxTyKVKKkXjO0UaSRT4+UgTa85AczJq0lvegLZwnbkqgxmWQn5nJXpUc0S56j7sy8j9Vre0QGuegOFTwqSnzhsknDagJupZ41FPZKKVEAklhU0aRYVK6/ve1WLZ3b44jnB5iyqjgqyaIyA9x8gOZ3LbEw3N9hMluwA70V+dxVYOZ4XfZmXUO7rAJgiNcNuLsD/aZ/o00urZ9cTUp6sjHI2RSkrAz9oC+qBksQ3HyDJH38OCthvtxywx9UYZnNWtVrYQU/kvAWvaMrvC8MOcQdtanRQTkzT+MPE0Mj34DzhY7oqKGOCY3o5vFN4ebGlKg5RZ2QxT5Ktuj2hGiLMLAebfOXUDMlyhexX9i6tMfRXuBYnkdCai+EP2tNbDUiqyOqm23AdnMQFv4VObSQXfLPV6VnbOejRlAuVzUF+5qzqA==','2026-12-11T02:00:00.459066Z');
INSERT INTO "documents" VALUES('01a22e9110967b6295b88c4c5c26f3a6','f0a397998885f05e7cc0be3ebdb6e0f93a970f17623847f9620355603e3e4823','contract','contract@1','v1.t1.15bkRylNBGSQ2jXxN8FZ86cYhQy4X/7S4g45jFajQ/AIYsD+EU7lmpz4QbdKEEDki5/X4l/GzgfEnBmGbG69Zb4uAZJmqn3jmHA/FSP+CvUF3fKy2lBzLd8AjF2IEo3l++Pttf1jxs/sxCWsabzZodKKzwc815494c5WxAWvvEy6nBUmKFf2MyA0PrqoejbJNvdl/qV1qQdgHFzNaZv30V+udZ9Un+8e8NLTfBlVql9l5v/C9cjVrfdw8SS+wQOIsUhR19GjQflVPXMpamJwzJWq2ppDQJGjTlXLR8CqSFliaBgFG80/a3v0MSmEs8yDaPMvV8k+AJBEVvSzdl0Akiz2ILlZCdUL8vmBMgic7pwM1tLBDxBjiNak8gw+0zZoe3y5rYBZFQnhk9bSMzGHBIzz1T5XeNhZWvW1LjN9lgdvuN3vq+78wVY7pelk/LdcJoNaKpGCunfX0m8qLYuatIClZ/g1rS/R1VXGt/f+KS0JYakG4wfehraJRrj8jh3pz3rIxejGql4+Ak6ob2beQ8IPMtAH5Kl2qZHBbdzX1O943QqYiVMpPeLW9HPhGGt1KYuNd178dIx9mgzJc7Ekf+Ht31gv2FhrdRpXD0+jZoLnUJMJNNFJM5iPcgMBiZopWZ2Fwex5yGoYtSfaqjX6atsf4P4C7kNScqVgpIfNk64MfzP/QmvZOos3lw4eYKbgTnVHQ2NdJiV8ivlB2EDRFOJjY7Xx7Vld','2026-12-11T02:00:00.476769Z');
INSERT INTO "documents" VALUES('01a22e9110fd77d9b1c3dc75162374c1','92c74f9276a8c5b26683d1dfe4f57aebfe523275e49304f1c0b8a428d7aaebfa','declaration','declaration@1','v1.t1.FmET/bOrbXPdY3GdIDxQO2EFU18vC8S7Z+P+CeCITBKOJ5jYxWOEkghwsAbZ5Hjw136LI6cAiAdygln73gNDkwibduoy+hSHYTnv2odxziPUs6ECG0U76rdukGGSKZQjYM0fsLypw3fkeB+BnuY9TAEMgdN+o1HNkO3vkVtG05YJ4cBLZEnnd9/9fpaWGZoeS2uyNPuzq3eRkJDC0RCo4cN9X2EmcjjuWAvAhdrl2+FNk4Np7NbHhlNU1L3hhLsJLam9T+Q5egBsmRi9qo4iQyhqVJClSvS90Ij0Uqo7MGHghRmLAf2r3a6o6QzSnvH9kjLDw8dO9Qh9aUey3pj/jB/ATRwCoUsnvt+bldMUqHE9IWxzOhd/RrMQkQng+yzn0+1G6x9IIXE1swhRL1mpiTXGZmkM9tAZh9t4c7/34XMEWYVTRjlUa7zOvfCTgBhUud4lErLYqQcTtaGB9C2I0iu1J+Wv3Jw22e+BDzbkxKQTcdjbQhwIPFtZLZo8OIltxY4+LeTkL9W3GbNVqc2mD1YxUEU9LDXTMfPSCshtLPLwgwEM62LTh+KmEOw37uBiEuXLcxUNpqN0CeV5ctij0w2LVRwuUb2SCjoTq8mPNEaCnShJjqM0B6BfnoCYfWTsdYNxFTW0YL5P2kQmUzKEFGrFDXtrHNJtWf1DEvxSuqQzQEp4X0BkBbNRziagJUI4ijZN2tENoDkCqbLoR3131tuJjmFacGgztZt6YciYWTWXjDYgTZSbvIBZrp8toeUJsUykkx9bXC74b2lhg2ll3xotADfoh7KuvLCg2qTvnUdesu4KM8GxfkIYJt2+jKqmTEmpEESkimVijPL3cBLwGfl6','2026-12-11T02:00:00.566405Z');
INSERT INTO "documents" VALUES('01a22e9110fd77d9b1c3dc75162374c1','3c087686b8207b70c920d870a072b80fd78f975bbfe48511c51d11dfbda431ee','contract','contract@1','v1.t1.PKkHyE7PR0iJfVj8jpDZdfaTq1Ta8LmOiVuypCl/KKXd5QK/gxqcrHnwBYDTwomc1MdpBcVevFuonwSmTi9CszEIJgvM2IrXd0SbPL8XtFe3QhYzs/v/l+2kXHWo1tEnH5MOD/fWdbJ7PMYY5uurXQpvcYv5vc13KYOePDNEA4E2Xk2J0oaJS6IT+TW53Hot4mu7RaULw3fGj/Z7HZsEKcZ4dctQ/O0bgPkR0osyp57tYrZLFcGYGDcE2OQrvrc7pDvPUnBX53kQSvZPyTpuFLCKaA5tZAkJHh6V/YKdQ/Cigv5p3oTogc6CrioiAjIOecIzLHAT90FJNBIe0iOLlCnO4RPU/n01ykqmyVLnItUK4pR4gymPUBem23F8VoqXGY77FNwYpGDuEEcnva9o+wtrZX7S6RoHizEGxfudzVSUd9fsddPHTK3f9beLAp9jLZ7LB9BjSUNCpJFjFdyzk10q6zuFN6nWuOqWkFPINeVXs86SAQvp4n3sFmBUsoRFNRljmJ7SMpZEWki3SbfkFBh4wc7iSBlRUGZw6mMF6G94FrvPyB98Lt3PMLHho2/+Bb0Mo+Z+V1rVoZBu/lWCpWstPBFsA6XzOj6NBKj/IfogHN+AODIuAoKXYPcYkskDBmjtu+Szlsl3Pl394csjqdd3bwVx+3oFA9okkiGEpKz522ItNT9+RFbPvBG84gidv58eE0heehJr','2026-12-11T02:00:00.587690Z');
INSERT INTO "documents" VALUES('01a22e91118f70f2a3ece5a3096d687e','2d7324d68ed52f83a05a5a24bcba97926317753c551392d98cad31d403b44d56','declaration','declaration@1','v1.t1.M0zO5QG2VV9W4fPNIZKWIG6Zdu0sR2DawnyuVRhzQ5WL++p/64pz13+/4wjqGQ5caRwHgwsOIUzKDtfJxKRkO1gKYFIvMUL2v/1CpyyD9u9EH1kpa1ShHaJZeJvEj4pT1G7Vxt92L210g1TxsKffG4HTYzgBjmfaUVC7it1NgwBXg58xtsV9NiJwDPTTnk+bCSrclQEmeBFc4QWpYsDoUUAgP4mQeKEo35htPvn1OQ5ViPM4fouDwZPUA7BV+DyJy2jNGYs2jH4zGE9ib2vcut2x0zcv4LPNeZMCW9UrHcuft7XU+otghxmm6P64WwKbFyEH6+7ii2DJhMRw/KDs9tEmF+322N4usmk+nYpxoWQxS5cq+1mlMNnZFxsStKRm4rpDGPszhbXk4NMzd3d1iBzgbIN5ysQieQzAnIZ9TvWy27np2d6TX1US1D/KAnUnvDDNApEwF3ncHxS5m2kzZMfRi5qFW3o9zVMvE5C7o3P0n5kCFeytwL3jTXsV6OBdRCT59dLczyFXqUxFfsbI3iVAi7HzIgeKA3RsgZCSFetUwVvmbuAj2Sj3KYHd+rQY+YfVRBDJ5T4NZ0qbWW1rp7Ibz0oBlLWMhZwIlEcKUWsD8HVPOoviO+658ChAGReSi3cw9NlBkdRhF2y+8X1is1WkHmzdQql1Jh47aJ/i+rXUTgAke6h42EHZ/D7h92Ldk3PuK2ULx6WzRZDj2+7J6emcJUrGAs6cOqVwQ7YcZw5iNl4GWswH3l4zvM+XHDfx60BAVj+rQliGGzF0LifmEyd0OLOfChuktNoeJV7pTz1xnQcuiZjNdyXns4dFIrJkdyZoQXFFJiNo+0og9qEOmDBXGKJI3/9EEu3zzNkJ5Sx98Nr8FTqegi9loBRMeIKH6ZCOjgpzu3qv8NX+KXFkgGhMwPXAOMhRPFVbYA==','2026-12-11T02:00:00.724875Z');
INSERT INTO "documents" VALUES('01a22e9111d576e9b199e929cdabc63b','11b8a401bde7acf75265521ed85b450dec1238c21d13b85685505dae9f8dc9fd','declaration','declaration@1','v1.t1.tyS7Yu9SG5vpBRAn6pDnwnZX0Ogkb+duzipzeVX8It5UjMLQYoijRy3PXZCCsAx+Mi3FC/pIMqExyxfhCoE08IadeAkm6mdUsDlTtJZnKGUaVXvsWp0PaEyAjz3aV2FQQ4lX3IfGB3xHVM3nU52v3PTgeoSGG73v5JeAgto5efYp5pPyV6d3FnpPp65OqF5a21hccVfDVKm4uGni00gVUGuADpk8PIKC7VDipHN+uKpW/mVTAxv4YW+C7/QVrowDFAac+6Afd26XBJv+5okBXse9YQ2+qiIEinKzva4R3F7JrCVL8G5vjB1KtsnS/LO5sPeOWeUbSHeunPkmOzndxWGFsnZViB60f2WYHlDm0WbBJqQoYvtqIHUjlHHsdDzY8UNovi5gmi4eIHjOQ96pQDKGVgmwuocBV4sqYfZQ8ESmbQzjTFuFl1QywNv3AvgwjIPoM4A9dFYMO3WOZBk8NFmSY0J63xOzyHlSy1YVcJ6n2H4GWwrV5nm06BWTZRWK8zX6jJ67KYKfV2Dy+Ag/OrZh56MfTzDWcfjUWSt65gKV5vhW8Y5iEOs1lWuuE23gKqik91rfGSlxwcsGgNwAfP0kZ4xFZ/f+vCy3CiE3p1TvMMBlvkCyxdqZKcc5U8xXIqV3dbCYRUXBuC0TAmf6XQWIMJs4izaUweqzGy4Ps1TAM83W6XEiWgz78yRedqMcaIucRF+1d2CqVngEaZOy7rEq6WYBLrzfRHEpNtjFb6SYO3Ctrn1MRe6JHTBPNs2XqWsh1xAETmwrqB2es4q5JIzVd9/VzbyaPO8OgC+14vl+Z+dVKr+X2gKD/iaxmAno8QuhjKEx2KyPnNW0EMqR5d6wp2ujhsLh40riw/etOIXq/YmMDbFgP5MPJnHR+aEZb0OdzhDZVol4S/0/t9o4EqGTXPZUcMZNMVPoKg==','2026-12-11T02:00:00.792711Z');
INSERT INTO "documents" VALUES('01a22e9111d576e9b199e929cdabc63b','aaace1b1cd9c6206073e78967898ff9768c7187ca02003e7b6dc5677ff817757','contract','contract@1','v1.t1.xXuuzjexaSGCZD4pq5Ajc3RWSM3vhpruVA8JDXRhiQvQUJIlTsLiPmBM+/P3mJmOdEVAMooHWf3u/DBz5B3jI7xv4qPfrM2TUmypf3yGwTU62OLi4a7h0sQPWQGmvXkjMUyPClAZ085w5kFvPw3ZzvyCW0pBo59v+x5LhZ5eg5WJ1fAuDd22kr7QdzizSAWzC9uzIVcfWJeKJvgme4o6ZfrHFUqRnfP3fps6XKMGZC/m1ItvKBNOcng8xO2cgZtCs8BnJ+sza7qRbUaOzliWD8NdWOtBg/A52emqVZMS5oLk8FjhoVzGatUI1gtABnAVKCKUWVfrC2Uv32QWu8iUyiVGZbzJYVgn5GuO7ZZCH8Ndz3Y3M6e0xfktZRqLcxT9GFnKI5QYt+xo55Jiuk4HxDeB0sGXBZX+dLB2v+dJOcEsSI8w4Yi9rH1dXa9ifYcoLfucrq2nNIjbVaLmQaBIlQn+/lwII9fYsfn6BPf3hx5ZLE8tm7UudeC9mbMvqDNjgNTr04bvJxrNH8MVw8haGrb853cHSsltQdNWjUpEI++EDie4LnwVOdniEGD43u+YB1/iORjqG1BxihLNzCZoYHEYTYS7A8pQDgQdJenBLIuRg+uATy1rNnkJy98V3jU+QihNuHnE+l5iw1t4Tjn3yxwEBX7hf5ZaSukLI1tiE8vEXtJ7E5nT20zf0Oc1Z1cZI61GuFSwKVnZpd/4B+sRnX/F7+Davart','2026-12-11T02:00:00.820695Z');
INSERT INTO "documents" VALUES('01a22e9112297b93a14dd4c016292956','0514c8f5f1f2d01708572b41dcbda81064be926c2d0ed68511440c63f5f6d42a','declaration','declaration@1','v1.t1.ja3nyJKBRCwNw7FTn/Ie0qZzuKguECQnjoVoq2bW409J23GSKgsX5q+LAWNrEjlKZVRDAvn0EeZcUzwgjHfOe33tVIIcJ120zwsgCyvUoMqseix9c8UruuQzhlqD84/PtiuI68DixYbZcs/KzF7btfDR4+qch4vuDXBz8sqA9Z60IirRAwJIz4ADwa1vg1Tx6H4zSKCBzzG6OEh6XlrxZfPN71eOghhoJHbKH5l4FTe225o4YqAkyX5Hj5LsFPfx8hbgsyxUSeJ0J4cmRVFflRwf6hML8XdcqoFbVIZ10LJ3Dlcd+BhyfyZqtKTHTpMHLu61n0t05Gd7QfGuhMznrn7YuZQrLa7NpIF+f/7ukh0ViYVvjaWCB0hFzZgvVye2E/9aPDOb2dDQ1fXmY/6EMPhnqREn5jhJipEyVbRZlJcE4q0VbuxXidX0cnUXIXJC/9I69JHqC/bf8eQkd84lQdjHJMPeAQK4nS7qFLgk3jiZG62FFdwYpI00yCF8UNtTagKiWaJHQyoebLShhVuntukTrNKq3ahXJXsvcuPoAIZxBJUNmdEV2nJtXAbaBOLR0qvuFPhimrSURjH/LSlMtWkh0inH9ToPlhKFHnf+tiszwY0lIT0J1LjPyosKsSxapl+oGUGxXMJ3zEbQF4KiEPtN23ojvXlUAkizpWAks3AvY03SAZXLJ2f5DNUKZMpFHUtRoZrZ2eS1w9nbHGPwo56oTBOBSk2VVA02ljCaYN0RuDLSWyGLxa7wTGFfQ82/jMB+OGlIKzZZzeH2tKj7BFL37kF4HGqIJoMDcRYDBkrvroEh2k84dJ9ZmFh8ShLeBrHHiCfQCAUEIFy5OTdpzvV4F4TNjhS9w33Sz5DbViKJylqcfo2qWJK0WUoOGmFS/9UMEhxV55Ya/vb/7Xo5WaMWdZyCCWR/Yiwr9w==','2026-12-11T02:00:00.874977Z');
INSERT INTO "documents" VALUES('01a22e9112297b93a14dd4c016292956','b82c1bfff4ff4aff56892b0b9071b5642d72a800e8e073e6186fbebb177af578','contract','contract@1','v1.t1.QkI2O+0L/ONqueI7LG+aSqTdPNAQRmicfqr9B0UpmGcK85xvWO+T7YV45vLmZdJiX5xIZ5NktMC8fXSdo9Ya2+9V9qaf67kZJI1yACgwTVtDSWwJ8wDyeMijNu/nb0UkUQFY29fV5/eoS8Bu5Q+wMNnqNucS9XnRpHmthCkjhmE+gM3oFop1ABffy4BKjHUdDYEn+GISuvV2XoJYYuZJwF/7H5bPtervq1JwdXIgPXaZquwbvUvmtliWhPv9xvMzh4q5GuKvONt+ycxlKQjw6GgXALMy//sqHDMSdw115g+DfOToooBcW2LRTanIv0amjmdmEGjwT5p7pMp6+3grv3Qj7Ee9OL9Wa67AospAgWNyV4wx20on/GRP2cFx6SbT5EMa/OmrhVKjg0tNYfre9khYgUYwzVh3KNWDzxbKvgRuxBOkzNGTI126KAs/6JbIVDJfrUKUQMemoX1KWyMbPE0ZQ+IGSoAHZjG8woGQo+kWRuGst+sH/XJj8XlsUdMDSisBQiuCjtG6LoGc973D3Nk/Qa7vZ0+KU56hiWj1ADameBxN/EO9jlTvxBJAP8vPEmz7fA4V3s2IA4nKrHMBw/l0QuaROUr0hCalhn2gk5zW7Ntaq3R7ptiFqfGAEEye0xKcrt3AMUZyuU5ppT4NFw8CDZvxWm6MRRRDWJV9XQN8TxrRexilaSCxmtiiIWBO8QJP8CKsYou6RLugAcew3q7kNuTrGq9X','2026-12-11T02:00:00.885468Z');
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
INSERT INTO "history" VALUES('01a22e910efd7f368343e8ac0639e6d2',1,'2026-12-11T02:00:00.000212Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e910efd7f368343e8ac0639e6d2',2,'2026-12-11T02:00:00.052771Z','running','materials','waiting','materials','materials_missing','step','01a22e910f117866880b9cbc60ac7d64','{"waiting_for":"payment.materials.supplied","until":"2026-12-21T02:00:00.052771+00:00"}');
INSERT INTO "history" VALUES('01a22e910f23748691aeee6a0d060bef',1,'2026-12-11T02:00:00.060930Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e910f23748691aeee6a0d060bef',2,'2026-12-11T02:00:00.067257Z','running','materials','running','method',NULL,'step','01a22e910f2772b684b8c93482031f32',NULL);
INSERT INTO "history" VALUES('01a22e910f23748691aeee6a0d060bef',3,'2026-12-11T02:00:00.076701Z','running','method','running','declaration',NULL,'step','01a22e910f2772b684b8c93482031f32',NULL);
INSERT INTO "history" VALUES('01a22e910f23748691aeee6a0d060bef',4,'2026-12-11T02:00:00.087888Z','running','declaration','waiting','declaration','authority_pending','step','01a22e910f2772b684b8c93482031f32','{"waiting_for":"authority_answer","until":"2026-12-16T02:00:00.087888+00:00"}');
INSERT INTO "history" VALUES('01a22e910f737624905698030519f17e',1,'2026-12-11T02:00:00.140974Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e910f737624905698030519f17e',2,'2026-12-11T02:00:00.157458Z','running','materials','running','method',NULL,'step','01a22e910f7b7297a9843df62f4f6be8',NULL);
INSERT INTO "history" VALUES('01a22e910f737624905698030519f17e',3,'2026-12-11T02:00:00.173326Z','running','method','running','declaration',NULL,'step','01a22e910f7b7297a9843df62f4f6be8',NULL);
INSERT INTO "history" VALUES('01a22e910f737624905698030519f17e',4,'2026-12-11T02:00:00.198773Z','running','declaration','running','contract',NULL,'step','01a22e910f7b7297a9843df62f4f6be8',NULL);
INSERT INTO "history" VALUES('01a22e910f737624905698030519f17e',5,'2026-12-11T02:00:00.216708Z','running','contract','waiting','contract','contract_to_sign','step','01a22e910f7b7297a9843df62f4f6be8','{"waiting_for":"payment.contract.signed","until":"2026-12-18T02:00:00.216708+00:00"}');
INSERT INTO "history" VALUES('01a22e910fdf77c9847b9e21a65bd27c',1,'2026-12-11T02:00:00.249134Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e910fdf77c9847b9e21a65bd27c',2,'2026-12-11T02:00:00.264674Z','running','materials','running','method',NULL,'step','01a22e910fe872bd881b1b83b1945b43',NULL);
INSERT INTO "history" VALUES('01a22e910fdf77c9847b9e21a65bd27c',3,'2026-12-11T02:00:00.272680Z','running','method','running','declaration',NULL,'step','01a22e910fe872bd881b1b83b1945b43',NULL);
INSERT INTO "history" VALUES('01a22e910fdf77c9847b9e21a65bd27c',4,'2026-12-11T02:00:00.280719Z','running','declaration','running','contract',NULL,'step','01a22e910fe872bd881b1b83b1945b43',NULL);
INSERT INTO "history" VALUES('01a22e910fdf77c9847b9e21a65bd27c',5,'2026-12-11T02:00:00.292710Z','running','contract','running','collection',NULL,'step','01a22e910fe872bd881b1b83b1945b43','{"note":"method_needs_no_contract"}');
INSERT INTO "history" VALUES('01a22e910fdf77c9847b9e21a65bd27c',6,'2026-12-11T02:00:00.304679Z','running','collection','waiting','collection','payer_pays','step','01a22e910fe872bd881b1b83b1945b43','{"waiting_for":"payment.settled","until":"2026-12-23T16:00:00+00:00"}');
INSERT INTO "history" VALUES('01a22e91102374c9afd81b4e81550519',1,'2026-12-11T02:00:00.316919Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e91102374c9afd81b4e81550519',2,'2026-12-11T02:00:00.324659Z','running','materials','running','method',NULL,'step','01a22e91102575f78d4189c720a43637',NULL);
INSERT INTO "history" VALUES('01a22e91102374c9afd81b4e81550519',3,'2026-12-11T02:00:00.332671Z','running','method','running','declaration',NULL,'step','01a22e91102575f78d4189c720a43637',NULL);
INSERT INTO "history" VALUES('01a22e91102374c9afd81b4e81550519',4,'2026-12-11T02:00:00.336667Z','running','declaration','running','contract',NULL,'step','01a22e91102575f78d4189c720a43637',NULL);
INSERT INTO "history" VALUES('01a22e91102374c9afd81b4e81550519',5,'2026-12-11T02:00:00.344671Z','running','contract','running','collection',NULL,'step','01a22e91102575f78d4189c720a43637',NULL);
INSERT INTO "history" VALUES('01a22e91102374c9afd81b4e81550519',6,'2026-12-11T02:00:00.357838Z','running','collection','waiting','collection','account_frozen','step','01a22e91102575f78d4189c720a43637','{"waiting_for":"payment.method.chosen","until":"2026-12-18T02:00:00.357838+00:00"}');
INSERT INTO "history" VALUES('01a22e91105c77fa92c891aa706d2f4f',1,'2026-12-11T02:00:00.374129Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e91105c77fa92c891aa706d2f4f',2,'2026-12-11T02:00:00.381217Z','running','materials','running','method',NULL,'step','01a22e91105e7603a5e33d37ddc71c74',NULL);
INSERT INTO "history" VALUES('01a22e91105c77fa92c891aa706d2f4f',3,'2026-12-11T02:00:00.384667Z','running','method','running','declaration',NULL,'step','01a22e91105e7603a5e33d37ddc71c74',NULL);
INSERT INTO "history" VALUES('01a22e91105c77fa92c891aa706d2f4f',4,'2026-12-11T02:00:00.396673Z','running','declaration','running','contract',NULL,'step','01a22e91105e7603a5e33d37ddc71c74',NULL);
INSERT INTO "history" VALUES('01a22e91105c77fa92c891aa706d2f4f',5,'2026-12-11T02:00:00.408936Z','running','contract','running','collection',NULL,'step','01a22e91105e7603a5e33d37ddc71c74',NULL);
INSERT INTO "history" VALUES('01a22e91105c77fa92c891aa706d2f4f',6,'2026-12-11T02:00:00.414538Z','running','collection','waiting','collection','bank_unknown','step','01a22e91105e7603a5e33d37ddc71c74','{"waiting_for":"retry","until":"2026-12-11T02:00:02.414538+00:00"}');
INSERT INTO "history" VALUES('01a22e9110967b6295b88c4c5c26f3a6',1,'2026-12-11T02:00:00.432322Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e9110967b6295b88c4c5c26f3a6',2,'2026-12-11T02:00:00.444675Z','running','materials','running','method',NULL,'step','01a22e91109d70d5809fb9853eab343c',NULL);
INSERT INTO "history" VALUES('01a22e9110967b6295b88c4c5c26f3a6',3,'2026-12-11T02:00:00.452836Z','running','method','running','declaration',NULL,'step','01a22e91109d70d5809fb9853eab343c',NULL);
INSERT INTO "history" VALUES('01a22e9110967b6295b88c4c5c26f3a6',4,'2026-12-11T02:00:00.459066Z','running','declaration','running','contract',NULL,'step','01a22e91109d70d5809fb9853eab343c',NULL);
INSERT INTO "history" VALUES('01a22e9110967b6295b88c4c5c26f3a6',5,'2026-12-11T02:00:00.476769Z','running','contract','running','collection',NULL,'step','01a22e91109d70d5809fb9853eab343c',NULL);
INSERT INTO "history" VALUES('01a22e9110967b6295b88c4c5c26f3a6',6,'2026-12-11T02:00:00.492052Z','running','collection','running','voucher',NULL,'step','01a22e91109d70d5809fb9853eab343c',NULL);
INSERT INTO "history" VALUES('01a22e9110967b6295b88c4c5c26f3a6',7,'2026-12-11T02:00:00.521464Z','running','voucher','completed','voucher',NULL,'step','01a22e91109d70d5809fb9853eab343c',NULL);
INSERT INTO "history" VALUES('01a22e9110fd77d9b1c3dc75162374c1',1,'2026-12-11T02:00:00.534885Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e9110fd77d9b1c3dc75162374c1',2,'2026-12-11T02:00:00.547025Z','running','materials','running','method',NULL,'step','01a22e9111027323ba4f46ddcc049b59',NULL);
INSERT INTO "history" VALUES('01a22e9110fd77d9b1c3dc75162374c1',3,'2026-12-11T02:00:00.558263Z','running','method','running','declaration',NULL,'step','01a22e9111027323ba4f46ddcc049b59',NULL);
INSERT INTO "history" VALUES('01a22e9110fd77d9b1c3dc75162374c1',4,'2026-12-11T02:00:00.566405Z','running','declaration','running','contract',NULL,'step','01a22e9111027323ba4f46ddcc049b59',NULL);
INSERT INTO "history" VALUES('01a22e9110fd77d9b1c3dc75162374c1',5,'2026-12-11T02:00:00.587690Z','running','contract','running','collection',NULL,'step','01a22e9111027323ba4f46ddcc049b59',NULL);
INSERT INTO "history" VALUES('01a22e9110fd77d9b1c3dc75162374c1',6,'2026-12-11T02:00:00.597581Z','running','collection','waiting','collection','debit_day_not_yet','step','01a22e9111027323ba4f46ddcc049b59','{"waiting_for":"debit_day","until":"2026-12-17T16:00:00+00:00"}');
INSERT INTO "history" VALUES('01a22e9111437b4d915ef47b07983aa6',1,'2026-12-11T02:00:00.605365Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e91114e7f118ab63994e805fbaa',1,'2026-12-11T02:00:00.616635Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e91114e7f118ab63994e805fbaa',2,'2026-12-11T02:00:00.623833Z','running','materials','running','method',NULL,'step','01a22e9111537e22959c47dfda970111',NULL);
INSERT INTO "history" VALUES('01a22e91116171be9da2adcc36062888',1,'2026-12-11T02:00:00.634801Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e91116171be9da2adcc36062888',2,'2026-12-11T02:00:00.645855Z','running','materials','running','method',NULL,'step','01a22e911166748e9d63d94001af7d21',NULL);
INSERT INTO "history" VALUES('01a22e91116171be9da2adcc36062888',3,'2026-12-11T02:00:00.659246Z','running','method','running','declaration',NULL,'step','01a22e911166748e9d63d94001af7d21',NULL);
INSERT INTO "history" VALUES('01a22e91118f70f2a3ece5a3096d687e',1,'2026-12-11T02:00:00.680692Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e91118f70f2a3ece5a3096d687e',2,'2026-12-11T02:00:00.700704Z','running','materials','running','method',NULL,'step','01a22e91119774a38c9967b992dc8a4c',NULL);
INSERT INTO "history" VALUES('01a22e91118f70f2a3ece5a3096d687e',3,'2026-12-11T02:00:00.712700Z','running','method','running','declaration',NULL,'step','01a22e91119774a38c9967b992dc8a4c',NULL);
INSERT INTO "history" VALUES('01a22e91118f70f2a3ece5a3096d687e',4,'2026-12-11T02:00:00.724875Z','running','declaration','running','contract',NULL,'step','01a22e91119774a38c9967b992dc8a4c',NULL);
INSERT INTO "history" VALUES('01a22e9111d576e9b199e929cdabc63b',1,'2026-12-11T02:00:00.751064Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e9111d576e9b199e929cdabc63b',2,'2026-12-11T02:00:00.764685Z','running','materials','running','method',NULL,'step','01a22e9111db761d868f4a9669a965d6',NULL);
INSERT INTO "history" VALUES('01a22e9111d576e9b199e929cdabc63b',3,'2026-12-11T02:00:00.780083Z','running','method','running','declaration',NULL,'step','01a22e9111db761d868f4a9669a965d6',NULL);
INSERT INTO "history" VALUES('01a22e9111d576e9b199e929cdabc63b',4,'2026-12-11T02:00:00.792711Z','running','declaration','running','contract',NULL,'step','01a22e9111db761d868f4a9669a965d6',NULL);
INSERT INTO "history" VALUES('01a22e9111d576e9b199e929cdabc63b',5,'2026-12-11T02:00:00.820695Z','running','contract','running','collection',NULL,'step','01a22e9111db761d868f4a9669a965d6',NULL);
INSERT INTO "history" VALUES('01a22e9112297b93a14dd4c016292956',1,'2026-12-11T02:00:00.835390Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e9112297b93a14dd4c016292956',2,'2026-12-11T02:00:00.848690Z','running','materials','running','method',NULL,'step','01a22e9112337667aeb1624af43bc93c',NULL);
INSERT INTO "history" VALUES('01a22e9112297b93a14dd4c016292956',3,'2026-12-11T02:00:00.858812Z','running','method','running','declaration',NULL,'step','01a22e9112337667aeb1624af43bc93c',NULL);
INSERT INTO "history" VALUES('01a22e9112297b93a14dd4c016292956',4,'2026-12-11T02:00:00.874977Z','running','declaration','running','contract',NULL,'step','01a22e9112337667aeb1624af43bc93c',NULL);
INSERT INTO "history" VALUES('01a22e9112297b93a14dd4c016292956',5,'2026-12-11T02:00:00.885468Z','running','contract','running','collection',NULL,'step','01a22e9112337667aeb1624af43bc93c',NULL);
INSERT INTO "history" VALUES('01a22e9112297b93a14dd4c016292956',6,'2026-12-11T02:00:00.908883Z','running','collection','running','voucher',NULL,'step','01a22e9112337667aeb1624af43bc93c',NULL);
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
INSERT INTO "inbox" VALUES('01a22e910f047e418b8ffeeb38174971','portal','/portal/shanghai','evt-SH-2026-000001','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e910efd7f368343e8ac0639e6d2',NULL,'24dfc2ebee5a017386e8d0b04489798db23c587f84f5884c4be6d329205230ad',NULL,NULL,'2026-12-11T02:00:00.000212Z','2026-12-11T02:00:00.000212Z');
INSERT INTO "inbox" VALUES('01a22e910f23798ba6d5186bd28518be','portal','/portal/shanghai','evt-SH-2026-000002','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e910f23748691aeee6a0d060bef',NULL,'28c958ccf719aa67ceb569734f4516945969b25d70d777e50da0ae70f5188926',NULL,NULL,'2026-12-11T02:00:00.060930Z','2026-12-11T02:00:00.060930Z');
INSERT INTO "inbox" VALUES('01a22e910f737c0ebc53a1cf5d06d886','portal','/portal/shanghai','evt-SH-2026-000003','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e910f737624905698030519f17e',NULL,'49081dea1a2fc21a022c98fa1159acbf82cc10907ff86ee3559dced6e4034cee',NULL,NULL,'2026-12-11T02:00:00.140974Z','2026-12-11T02:00:00.140974Z');
INSERT INTO "inbox" VALUES('01a22e910fdf7d01af70661e998bcf6b','portal','/portal/shanghai','evt-SH-2026-000004','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e910fdf77c9847b9e21a65bd27c',NULL,'96a9f4799ef6782d4d542ef65777f1c5fda4baf4040d17a4525c9b191e04d3d5',NULL,NULL,'2026-12-11T02:00:00.249134Z','2026-12-11T02:00:00.249134Z');
INSERT INTO "inbox" VALUES('01a22e9110237a0d90f2cbeed8c835a4','portal','/portal/shanghai','evt-SH-2026-000005','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e91102374c9afd81b4e81550519',NULL,'7eb314d6cf6babc5ce3fac4e620ec6f6fdda1ae10faf63872e361132b70aad64',NULL,NULL,'2026-12-11T02:00:00.316919Z','2026-12-11T02:00:00.316919Z');
INSERT INTO "inbox" VALUES('01a22e91105d72adbd403eef8f006350','portal','/portal/shanghai','evt-SH-2026-000006','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e91105c77fa92c891aa706d2f4f',NULL,'5c4bccdcaa1f9d16d81bbc0321d3268d61ec03bf0b144053f7f3cfe6db8c6701',NULL,NULL,'2026-12-11T02:00:00.374129Z','2026-12-11T02:00:00.374129Z');
INSERT INTO "inbox" VALUES('01a22e91109770b5bf4bccbb2547d60a','portal','/portal/shanghai','evt-SH-2026-000007','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e9110967b6295b88c4c5c26f3a6',NULL,'32a320eceb681532e4668f17738d52b047cc8f1ff1827ff190e9a9b4efeed8d5',NULL,NULL,'2026-12-11T02:00:00.432322Z','2026-12-11T02:00:00.432322Z');
INSERT INTO "inbox" VALUES('01a22e9110fd7de98650e933c203db97','portal','/portal/shanghai','evt-SH-2026-000008','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e9110fd77d9b1c3dc75162374c1',NULL,'7f19e9ac7e7bc7376a64330bd1950cac99367d8d986d5caeadec857fcec27ca2',NULL,NULL,'2026-12-11T02:00:00.534885Z','2026-12-11T02:00:00.534885Z');
INSERT INTO "inbox" VALUES('01a22e9111447013aafe1d37724c0ae7','portal','/portal/shanghai','evt-SH-2026-000020','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e9111437b4d915ef47b07983aa6',NULL,'382b44843f9477f945c799e878ae35ce76719f1061ccf0144e94ad80a1ef48d4',NULL,NULL,'2026-12-11T02:00:00.605365Z','2026-12-11T02:00:00.605365Z');
INSERT INTO "inbox" VALUES('01a22e91114f73f1afdda0bc62cea97f','portal','/portal/shanghai','evt-SH-2026-000021','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e91114e7f118ab63994e805fbaa',NULL,'6314a90cbe4ff466af43424c15dd35d170f16e9309a77bd5fb0e6c3cc4183a33',NULL,NULL,'2026-12-11T02:00:00.616635Z','2026-12-11T02:00:00.616635Z');
INSERT INTO "inbox" VALUES('01a22e911161777f9a55121a97d8fb87','portal','/portal/shanghai','evt-SH-2026-000022','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e91116171be9da2adcc36062888',NULL,'a6b0f0356b249344242529bb85f67ff746fb1d8924ab788d51d822223fa53c5a',NULL,NULL,'2026-12-11T02:00:00.634801Z','2026-12-11T02:00:00.634801Z');
INSERT INTO "inbox" VALUES('01a22e91118f7724bc8190e797b7757c','portal','/portal/shanghai','evt-SH-2026-000023','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e91118f70f2a3ece5a3096d687e',NULL,'fe4ee74180710167e687d468d70eff806e68c602c0f83b6a329e6d1cd32b2d8d',NULL,NULL,'2026-12-11T02:00:00.680692Z','2026-12-11T02:00:00.680692Z');
INSERT INTO "inbox" VALUES('01a22e9111d57d48bb2e44a7c585400f','portal','/portal/shanghai','evt-SH-2026-000024','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e9111d576e9b199e929cdabc63b',NULL,'c789569a7a55ac550ff4a1aafdf37267293f6f93ba21d1d1074258a281b6b032',NULL,NULL,'2026-12-11T02:00:00.751064Z','2026-12-11T02:00:00.751064Z');
INSERT INTO "inbox" VALUES('01a22e91122a719c9b3aaa9ae968241a','portal','/portal/shanghai','evt-SH-2026-000025','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e9112297b93a14dd4c016292956',NULL,'a6ef348909007975139b62224d8700fa32c5dee208ff741613334359c1293b01',NULL,NULL,'2026-12-11T02:00:00.835390Z','2026-12-11T02:00:00.835390Z');
CREATE TABLE incidents (
	name VARCHAR(64) NOT NULL, 
	since VARCHAR(27) NOT NULL, 
	mailed_at VARCHAR(27), 
	PRIMARY KEY (name)
);
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
INSERT INTO "ledger_entries" VALUES('01a22e9110967b6295b88c4c5c26f3a6',1,'payer',NULL,240000,0,'2026-12-11T02:00:00.521464Z');
INSERT INTO "ledger_entries" VALUES('01a22e9110967b6295b88c4c5c26f3a6',2,'pension.pooling_fund','pension',0,96000,'2026-12-11T02:00:00.521464Z');
INSERT INTO "ledger_entries" VALUES('01a22e9110967b6295b88c4c5c26f3a6',3,'pension.individual_account','pension',0,64000,'2026-12-11T02:00:00.521464Z');
INSERT INTO "ledger_entries" VALUES('01a22e9110967b6295b88c4c5c26f3a6',4,'medical.fund','medical',0,80000,'2026-12-11T02:00:00.521464Z');
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
INSERT INTO "messages" VALUES('01a22e910f1f74d6b267450de4a01e3f','01a22e910efd7f368343e8ac0639e6d2','email','materials_wanted','{"missing":["bank_card_copy"],"until":"2026-12-21T02:00:00.052771+00:00"}','due',NULL,'2026-12-11T02:00:00.052771Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.052771Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22e910f1f74fe82b545d2a3218e0e','01a22e910efd7f368343e8ac0639e6d2','sms','materials_wanted','{"missing":["bank_card_copy"],"until":"2026-12-21T02:00:00.052771+00:00"}','due',NULL,'2026-12-11T02:00:00.052771Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.052771Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22e910fdb782c8a0aa2cf9d9b9b93','01a22e910f737624905698030519f17e','email','contract_to_sign','{"contract":"1","until":"2026-12-18T02:00:00.216708+00:00"}','due',NULL,'2026-12-11T02:00:00.216708Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.216708Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22e910fdb785cae2350bba50cc56e','01a22e910f737624905698030519f17e','sms','contract_to_sign','{"contract":"1","until":"2026-12-18T02:00:00.216708+00:00"}','due',NULL,'2026-12-11T02:00:00.216708Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.216708Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22e91101b75dbaaa76bcde077cf14','01a22e910fdf77c9847b9e21a65bd27c','email','pay_by_yourself','{"method":"tax_app","order":"bank-d27c:order:1","until":"2026-12-23T16:00:00+00:00"}','due',NULL,'2026-12-11T02:00:00.304679Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.304679Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22e91101b7612980fa749b30ed106','01a22e910fdf77c9847b9e21a65bd27c','sms','pay_by_yourself','{"method":"tax_app","order":"bank-d27c:order:1","until":"2026-12-23T16:00:00+00:00"}','due',NULL,'2026-12-11T02:00:00.304679Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.304679Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22e9110567f7a9145472fbe689c08','01a22e91102374c9afd81b4e81550519','email','choice_wanted','{"methods":["tax_app","gov_app","alipay","wechat"],"reason":"account_frozen","until":"2026-12-18T02:00:00.357838+00:00"}','due',NULL,'2026-12-11T02:00:00.357838Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.357838Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22e9110567fa4a7a6c79a33d75211','01a22e91102374c9afd81b4e81550519','sms','choice_wanted','{"methods":["tax_app","gov_app","alipay","wechat"],"reason":"account_frozen","until":"2026-12-18T02:00:00.357838+00:00"}','due',NULL,'2026-12-11T02:00:00.357838Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.357838Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22e9110f37de3b3e893b74695e3f6','01a22e9110967b6295b88c4c5c26f3a6','email','voucher','{"voucher":"3100004NP6UE4YNXAYPG"}','due',NULL,'2026-12-11T02:00:00.521464Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.521464Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22e9110f37e0e964bb5e2270106bb','01a22e9110967b6295b88c4c5c26f3a6','sms','voucher','{"voucher":"3100004NP6UE4YNXAYPG"}','due',NULL,'2026-12-11T02:00:00.521464Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.521464Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO "outbox" VALUES('01a22e910efe7170b350114a93977bbe','01a22e910efd7f368343e8ac0639e6d2','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000001","region":"310000"}','2026-12-11T02:00:00.000212Z','2026-12-11T02:00:00.000212Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e910f1f7521ab16ffa3701b6fdf','01a22e910efd7f368343e8ac0639e6d2','cn.shebao.payment.waiting.v1','{"for":"payment.materials.supplied","until":"2026-12-21T02:00:00.052771+00:00","reason":"materials_missing"}','2026-12-11T02:00:00.052771Z','2026-12-11T02:00:00.052771Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e910f2375a6bfdeeb1681e7a9a7','01a22e910f23748691aeee6a0d060bef','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000002","region":"310000"}','2026-12-11T02:00:00.060930Z','2026-12-11T02:00:00.060930Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e910f6f75aaa7907c44b4c0d433','01a22e910f23748691aeee6a0d060bef','cn.shebao.payment.waiting.v1','{"for":"authority_answer","until":"2026-12-16T02:00:00.087888+00:00","reason":"authority_pending"}','2026-12-11T02:00:00.087888Z','2026-12-11T02:00:00.087888Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e910f7377b981c071dcce86c920','01a22e910f737624905698030519f17e','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000003","region":"310000"}','2026-12-11T02:00:00.140974Z','2026-12-11T02:00:00.140974Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e910fdb787681b43372ac205682','01a22e910f737624905698030519f17e','cn.shebao.payment.waiting.v1','{"for":"payment.contract.signed","until":"2026-12-18T02:00:00.216708+00:00","reason":"contract_to_sign"}','2026-12-11T02:00:00.216708Z','2026-12-11T02:00:00.216708Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e910fdf78e9b37fe5098dc10c1e','01a22e910fdf77c9847b9e21a65bd27c','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000004","region":"310000"}','2026-12-11T02:00:00.249134Z','2026-12-11T02:00:00.249134Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e91101b762dac94f53d2f51e363','01a22e910fdf77c9847b9e21a65bd27c','cn.shebao.payment.waiting.v1','{"for":"payment.settled","until":"2026-12-23T16:00:00+00:00","reason":"payer_pays"}','2026-12-11T02:00:00.304679Z','2026-12-11T02:00:00.304679Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e91102375ec883a9bb2d92d84ec','01a22e91102374c9afd81b4e81550519','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000005","region":"310000"}','2026-12-11T02:00:00.316919Z','2026-12-11T02:00:00.316919Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e9110567fbb85cfd48eb395bba4','01a22e91102374c9afd81b4e81550519','cn.shebao.payment.waiting.v1','{"for":"payment.method.chosen","until":"2026-12-18T02:00:00.357838+00:00","reason":"account_frozen"}','2026-12-11T02:00:00.357838Z','2026-12-11T02:00:00.357838Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e91105c791aaf265ae47ac25280','01a22e91105c77fa92c891aa706d2f4f','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000006","region":"310000"}','2026-12-11T02:00:00.374129Z','2026-12-11T02:00:00.374129Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e9110967c7d8e04fc5ac576ecbe','01a22e9110967b6295b88c4c5c26f3a6','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000007","region":"310000"}','2026-12-11T02:00:00.432322Z','2026-12-11T02:00:00.432322Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e9110e77919adb0a82072e4c055','01a22e9110967b6295b88c4c5c26f3a6','cn.shebao.payment.collected.v1','{}','2026-12-11T02:00:00.492052Z','2026-12-11T02:00:00.492052Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e9110f37e23b80d640d5b173d6d','01a22e9110967b6295b88c4c5c26f3a6','cn.shebao.payment.completed.v1','{"voucher":"3100004NP6UE4YNXAYPG"}','2026-12-11T02:00:00.521464Z','2026-12-11T02:00:00.521464Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e9110fd791492960dbe1998ad8d','01a22e9110fd77d9b1c3dc75162374c1','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000008","region":"441900"}','2026-12-11T02:00:00.534885Z','2026-12-11T02:00:00.534885Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e9111407a3e825152cc2116ddb3','01a22e9110fd77d9b1c3dc75162374c1','cn.shebao.payment.waiting.v1','{"for":"debit_day","until":"2026-12-17T16:00:00+00:00","reason":"debit_day_not_yet"}','2026-12-11T02:00:00.597581Z','2026-12-11T02:00:00.597581Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e9111437c3ba788c27d5a3f8bec','01a22e9111437b4d915ef47b07983aa6','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000020","region":"310000"}','2026-12-11T02:00:00.605365Z','2026-12-11T02:00:00.605365Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e91114e7ff2b905f1204bf1c686','01a22e91114e7f118ab63994e805fbaa','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000021","region":"310000"}','2026-12-11T02:00:00.616635Z','2026-12-11T02:00:00.616635Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e91116172949134b577bda296dc','01a22e91116171be9da2adcc36062888','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000022","region":"310000"}','2026-12-11T02:00:00.634801Z','2026-12-11T02:00:00.634801Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e91118f71f2a32f18e2d3540395','01a22e91118f70f2a3ece5a3096d687e','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000023","region":"310000"}','2026-12-11T02:00:00.680692Z','2026-12-11T02:00:00.680692Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e9111d577f7a5fb7d29b460ec49','01a22e9111d576e9b199e929cdabc63b','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000024","region":"310000"}','2026-12-11T02:00:00.751064Z','2026-12-11T02:00:00.751064Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e9112297c81811d007a04952775','01a22e9112297b93a14dd4c016292956','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000025","region":"310000"}','2026-12-11T02:00:00.835390Z','2026-12-11T02:00:00.835390Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e9112867df4b4773f71a4424bf5','01a22e9112297b93a14dd4c016292956','cn.shebao.payment.collected.v1','{}','2026-12-11T02:00:00.908883Z','2026-12-11T02:00:00.908883Z',NULL,0,NULL);
CREATE TABLE pauses (
	kind VARCHAR(16) NOT NULL, 
	name VARCHAR(64) NOT NULL, 
	person VARCHAR(128) NOT NULL, 
	reason VARCHAR(255) NOT NULL, 
	since VARCHAR(27) NOT NULL, 
	until VARCHAR(27), 
	PRIMARY KEY (kind, name), 
	CONSTRAINT kind_known CHECK (kind IN ('region', 'step', 'client', 'payment', 'gateway', 'provider', 'payer'))
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
INSERT INTO "payments" VALUES('01a22e910efd7f368343e8ac0639e6d2','portal','/portal/shanghai','SH-2026-000001','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','materials','materials_missing',2,NULL,'2026-12-14T02:00:00.052771Z','payment.materials.supplied','2026-12-21T02:00:00.052771Z',0,0,0,NULL,NULL,'{"asked":{"waiting_for":"payment.materials.supplied","at":"2026-12-11T02:00:00.052771+00:00","until":"2026-12-21T02:00:00.052771+00:00","about":{"missing":["bank_card_copy"]},"reminders":0}}','2026-12-11T02:00:00.000212Z','2026-12-11T02:00:00.052771Z',NULL);
INSERT INTO "payments" VALUES('01a22e910f23748691aeee6a0d060bef','portal','/portal/shanghai','SH-2026-000002','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','declaration','authority_pending',4,NULL,'2026-12-11T02:00:02.087888Z','authority_answer','2026-12-16T02:00:00.087888Z',0,0,0,'tax_app',240000,'{"polls":1,"awaited":{"key":"01a22e910f23748691aeee6a0d060bef:declaration:1","until":"2026-12-16T02:00:00.087888+00:00"}}','2026-12-11T02:00:00.060930Z','2026-12-11T02:00:00.087888Z',NULL);
INSERT INTO "payments" VALUES('01a22e910f737624905698030519f17e','portal','/portal/shanghai','SH-2026-000003','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','contract','contract_to_sign',5,NULL,'2026-12-11T02:00:02.216708Z','payment.contract.signed','2026-12-18T02:00:00.216708Z',0,0,0,'bank_debit',240000,'{"polls":1,"asked":{"waiting_for":"payment.contract.signed","at":"2026-12-11T02:00:00.216708+00:00","until":"2026-12-18T02:00:00.216708+00:00","about":{"contract":"1"},"reminders":0}}','2026-12-11T02:00:00.140974Z','2026-12-11T02:00:00.216708Z',NULL);
INSERT INTO "payments" VALUES('01a22e910fdf77c9847b9e21a65bd27c','portal','/portal/shanghai','SH-2026-000004','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','collection','payer_pays',6,NULL,'2026-12-11T02:00:02.304679Z','payment.settled','2026-12-23T16:00:00.000000Z',0,0,0,'tax_app',240000,'{"polls":1,"pay_order":"bank-d27c:order:1","asked":{"waiting_for":"payment.settled","at":"2026-12-11T02:00:00.304679+00:00","until":"2026-12-23T16:00:00+00:00","about":{"method":"tax_app","order":"bank-d27c:order:1"},"reminders":0}}','2026-12-11T02:00:00.249134Z','2026-12-11T02:00:00.304679Z',NULL);
INSERT INTO "payments" VALUES('01a22e91102374c9afd81b4e81550519','portal','/portal/shanghai','SH-2026-000005','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','collection','account_frozen',6,NULL,'2026-12-14T02:00:00.357838Z','payment.method.chosen','2026-12-18T02:00:00.357838Z',0,0,0,'bank_debit',240000,'{"refusal":"account_frozen","refused_methods":["bank_debit"],"asked":{"waiting_for":"payment.method.chosen","at":"2026-12-11T02:00:00.357838+00:00","until":"2026-12-18T02:00:00.357838+00:00","about":{"methods":["tax_app","gov_app","alipay","wechat"],"reason":"account_frozen"},"reminders":0}}','2026-12-11T02:00:00.316919Z','2026-12-11T02:00:00.357838Z',NULL);
INSERT INTO "payments" VALUES('01a22e91105c77fa92c891aa706d2f4f','portal','/portal/shanghai','SH-2026-000006','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','collection','bank_unknown',6,NULL,'2026-12-11T02:00:02.414538Z','retry','2026-12-11T02:00:02.414538Z',1,0,0,'bank_debit',240000,'{"contract":"01a22e91105c77fa92c891aa706d2f4f:contract:1"}','2026-12-11T02:00:00.374129Z','2026-12-11T02:00:00.414538Z',NULL);
INSERT INTO "payments" VALUES('01a22e9110967b6295b88c4c5c26f3a6','portal','/portal/shanghai','SH-2026-000007','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','completed','voucher',NULL,7,NULL,NULL,NULL,NULL,0,0,0,'bank_debit',240000,'{"contract":"01a22e9110967b6295b88c4c5c26f3a6:contract:1"}','2026-12-11T02:00:00.432322Z','2026-12-11T02:00:00.521464Z','2026-12-11T02:00:00.521464Z');
INSERT INTO "payments" VALUES('01a22e9110fd77d9b1c3dc75162374c1','portal','/portal/shanghai','SH-2026-000008','441900','flexible','pension','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','collection','debit_day_not_yet',6,NULL,'2026-12-17T16:00:00.000000Z','debit_day','2026-12-17T16:00:00.000000Z',0,0,0,'bank_debit',120000,'{"contract":"01a22e9110fd77d9b1c3dc75162374c1:contract:1"}','2026-12-11T02:00:00.534885Z','2026-12-11T02:00:00.597581Z',NULL);
INSERT INTO "payments" VALUES('01a22e9111437b4d915ef47b07983aa6','portal','/portal/shanghai','SH-2026-000020','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','materials',NULL,1,'01a22e9111487749bd99beeefed52b54',NULL,NULL,NULL,0,0,0,NULL,NULL,NULL,'2026-12-11T02:00:00.605365Z','2026-12-11T02:00:00.605365Z',NULL);
INSERT INTO "payments" VALUES('01a22e91114e7f118ab63994e805fbaa','portal','/portal/shanghai','SH-2026-000021','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','method',NULL,2,'01a22e9111537e22959c47dfda970111',NULL,NULL,NULL,0,0,0,NULL,240000,NULL,'2026-12-11T02:00:00.616635Z','2026-12-11T02:00:00.623833Z',NULL);
INSERT INTO "payments" VALUES('01a22e91116171be9da2adcc36062888','portal','/portal/shanghai','SH-2026-000022','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','declaration',NULL,3,'01a22e911166748e9d63d94001af7d21',NULL,NULL,NULL,0,0,0,'bank_debit',240000,NULL,'2026-12-11T02:00:00.634801Z','2026-12-11T02:00:00.659246Z',NULL);
INSERT INTO "payments" VALUES('01a22e91118f70f2a3ece5a3096d687e','portal','/portal/shanghai','SH-2026-000023','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','contract',NULL,4,'01a22e91119774a38c9967b992dc8a4c',NULL,NULL,NULL,0,0,0,'bank_debit',240000,NULL,'2026-12-11T02:00:00.680692Z','2026-12-11T02:00:00.724875Z',NULL);
INSERT INTO "payments" VALUES('01a22e9111d576e9b199e929cdabc63b','portal','/portal/shanghai','SH-2026-000024','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','collection',NULL,5,'01a22e9111db761d868f4a9669a965d6',NULL,NULL,NULL,0,0,0,'bank_debit',240000,'{"contract":"01a22e9111d576e9b199e929cdabc63b:contract:1"}','2026-12-11T02:00:00.751064Z','2026-12-11T02:00:00.820695Z',NULL);
INSERT INTO "payments" VALUES('01a22e9112297b93a14dd4c016292956','portal','/portal/shanghai','SH-2026-000025','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','voucher',NULL,6,'01a22e9112337667aeb1624af43bc93c',NULL,NULL,NULL,0,0,0,'bank_debit',240000,'{"contract":"01a22e9112297b93a14dd4c016292956:contract:1"}','2026-12-11T02:00:00.835390Z','2026-12-11T02:00:00.908883Z',NULL);
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
INSERT INTO "requests" VALUES('01a22e910efd7f368343e8ac0639e6d2','a6abd35353ed1d9a3cd5f6e33aa39193a5597ff5fea05889df8d4828d769e70d','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.8a2SnGMwgdvTW2L1PecND4mUPtu49C7Q0rgWl/eLXb+0ormJOzoJhYbwsq/KbR/r/thxz6RImlEHISoe/ia7GezbkqQ4vijy9EobrsFNeH4CuG3lUojqDvUVau9yq+W7muZuiwAOwe2X+TEbFgm4g979XxJJBnrRzuBcxSzT3DzS66bc/DN43jETyh8HkF5sCwul80ZYSvf7nCanNYbP5vZHBcFk5Fq11PDiKuk0sVX6qC35kyQY8wg5bS2hQ1vv+99Wh84LGCDmYz1/wEcnTKKoZoDE1txuSxtBXJQyYRAG4+YRfqMsabvDJ+yWTLdnQHNmy8fwdQ==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e910f23748691aeee6a0d060bef','99265c5e6560e12c040bd781bd88a689eb067bdcf0a75de6ed9d647febb8ddc5',NULL,'c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.0s/ghCAjzJ4nn/Pe3G5LtIVzucV7sBjajnmU89VQj88HusDu3XfNM7znFE4TkxIvJsJa1ZqL6JyxmuxZOBiSCpMaez/CA2FpwM3fUiC++Q9TlbBhp4EPfY1fxsd0izbbwW8QPjbVFWynJ3z+/2FSHVZysbPyoXBHB9nuDy8mhlmFdub+LqxVAYPw54SNSvsATJV3a1bxecmBxsA=','zh-CN','{"base":800000,"category":null,"grade":null,"method":"tax_app","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e910f737624905698030519f17e','63db408999b291af981ffc1e63a5110c398593ff3a574e69b20c763455c8c5f3','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.a40Fmfi3qk1A98iBfAtubgCAoxPCHZ6UbgomPy5tTlhLTWP7vypOaY6m1zW+upC8yvHBzvAdJfiEfERaLqztYsKYIyKZMgVT2j9sOgV8ZuwsXwQASd+//Nu5izKx2T6fMA+dvy1RSgdqAXLasshU7K+GHeH8NWOpm40M+AmYxYPTSkCRGr2hAP4hVK2gtPcgfXovBMp1Gd7x7ptccFDhsulAHgEwPgYsAotVxyQtECvNWY/Ae+rhjrm83i1F4P5abwjXYHFIxSDt6816QFNVTuXI8f5aNVb5qWK72+7YhwflAXiY73N+enyQTow2lTNAqFtTtUx4rQ==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e910fdf77c9847b9e21a65bd27c','09ceb32461ad89e857f36d090b18156d2733d2ee387728f70f927d7200fc9be9',NULL,'c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.GHlYKoJ7QbgSdSi2wHCaMESKsetzrX5gtmgm6mtw0WbKtlL1Cx9RgGxFB4oMzctXpNSkptpuUNuuVhi1In6T9amx5+LHalGt99nO43QfNlpdeM+XT+EX9zJlJ5pSMgvYA7drxOG6uDmYTJpZXoitho+VpiEHmZ6f9Yfr8ycGdL2Q6C+TvhyWKlP0qRS4x8pPdyG6pdTOwxMEoXU=','zh-CN','{"base":800000,"category":null,"grade":null,"method":"tax_app","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e91102374c9afd81b4e81550519','1d827b82e3d32a4514e85c3fe7e57b003c532a85b823d989a48e9896e3c9f899','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.iGhnOGlE6cLJNhZJUzaYDzWoJiM8LGkmRK+MMnF6E7PSDb3Uy+Fp1XOycUZVRgN2UTNlgWjYVzkiITcojeW7xJz1Llzs8+JhkC284RqttY4tiJ0XcX0dedBYrZROtiMljrOfVI6oKhmcTvZE8/GSgPgbFjTe5KcXEEhTkeHyxvpio4wOVfwNsnw1vQmWN+HgRQKYHv7sWl3MTBNhcPZj2wkDJisw3Jm5c77pf/ELXG18pkSroup3Mue/tGkLDZ5FCEo5thgXbK0uWvg2fgY9n9EvDIXsO1LBoDrK5RB9aQPqAGjaWWhNTHeuHT/fE9SK+A46Iaf/Kg==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e91105c77fa92c891aa706d2f4f','133023b360e99f052f1f06e26eb3c5678801b0c50716eb15ccb4415800440a07','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.Wr4sqnCjwBSxIKc+LMh2tDKYYXlB5tjlvaL4KJUwsNFwDyKgPX9CWZQ57tfMJDKiWNcqMzVVK7N4b1TdPg+cfmTEkG5haTA4yLoJWoEkgFv0QKwmDdJnNzC18z9Kj7OcHiZfNzQ7SdT9Bfa5EnkgbBOK8248yWs1o0L0vhgqjb161nw4kzuqGFQXSbP2G/SQK44xgekHtxljUt6gLLe0POPBO7n5hho0hBSIXDHR3wVumXh9WpmKJMPA4aIHNmvgstHSYZGIZQhDj/rBpvtxOY0BmU081WAy2utFH5xL9zDtdrCZp+VfJ0HTbLqtqyyJbUo8WmVrMw==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e9110967b6295b88c4c5c26f3a6','63b08f8325309a900e0e323d09c0a911811b322bfa2092d94b9479e7b6ea8655','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.rY3cIMheOlwy1kwdh1An1QMU2aP36OTwxfoHin9AuHqqXBIjCwb1EJwKZJXXqxQ6FJiX88ETrSU/+HHTFoGErybThj3kkhUBQsMZvivrPcxDfiEgxGXCtYQOWSsrH/NTGAtHu6lPMcQU4YisQuZOJg6zCkYruagSQZOm7B0jxXaQfPFr1EUMsGqsuieNT2Xq1+c/wHHYa0iWi36kGiySOgT/gjl94ProiMrO3sbVfHqRtAzb7Ux1z6hsppkrLEFwYBtQI6o9WGP6UDahKp7LQasrRDJfTMgykX/26+ENvIEdQl7SFk+1VYdpF+lwQ8nOzwVYQxZwfw==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e9110fd77d9b1c3dc75162374c1','47462b862f53252775e2f3c95a554b9a0fe1d2303ffc011c365c1b840ef6aa79','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.rtuhHwDxKtJVg/96ZCf5dqGgUg9H6S86HtQlPU9pZcqfioRlI6vWM4JumDmxsAYTg1+ufkufFA0B1u11KvYoCTivIR1OlK6eYK+y64mryQ1w211XYF5yZ+ItWFs8WoLrFy89SV81plZz/I5AYutIhwbUS8Dq7kbzPEC81pp6gxC98pvd0af8Gh8qwKBRbVEnZv0kDAVeFAg0UYgb44d9i68lxi4KuZr0fb0BME2al9zd/8epOwL/vgeoWV2FbzpqlTkIF2PejW/rSenYM+J25VDfqxcc7ilRtjFKNk7k0bV+f27b/rCrMsfEJGEZ8hzAZcPy4c/NfQ==','zh-CN','{"base":600000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e9111437b4d915ef47b07983aa6','1aeeb95edcbd17d68acb1e19e13f2017525dcbd809f55f0109447d0fae16af97','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.4b36f7O6oxeqg7IFMaNMUgytqNk538D7j7tmsZxSkgBG1w1cc2uOQqiQRprrvCFx5v3/7AN1xo8bIuWEAKzxcf/6BXL56aoE3Lq6wCdt6XfpL9SjU8j5qzA1DUi3pFbexkW+hYNihiycwY/m5ht2N0t6xXQSmABK+CSr1uNll1NXC1b1Y8O4pLl//LLK6qmfCmO9pwX7qfqaTxQCwFRqefQ8zLpR1lMyVTOvrQKPBRP9Li8KjEujvD6lxlv/Bmk78VnFMgM2zxEyRQ54Iw+exxVvS15ffY0bSnWzimyR2GKhum98jQdF9MKm+h+BsnV8Z7uSo02jIA==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e91114e7f118ab63994e805fbaa','232edbda4e8b01553000aa465f68a51757d44e3e4d1c0c1e84afd9ee8287930f','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.ps1A+4pIlVqPhIxVYRdiDZS3G+b7BDvMv66xAKMjR9hw2Z8hQrE3g6UNJlMmolESrKg8EgwVA6wpUnt/MHxrKpnaY2jLecmM7/35y8HRpc2rVnj/rKkyDHbZ2CX9K586W760wzNKKpPVEWQibESu9DGjNDiOVxgqsszbBbS7+09Mi5aPo7OcLfRBirHace6iTtEEwVQGDPb+Nsy9W/1dbw7Nv27phyX31SCkOiMCBrndbBVd64dIZ/QnPxJHQuYnsFGzGRWX2Pm6OeZorjUXNFhXbv8aZTwCO3ujOut/blxdTIl9HBxyzzO+drhl3InTKuJuPbIplg==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e91116171be9da2adcc36062888','bed81efd04fbd44737c599b015d6e330a8f28e89c85b033673a870a1dda0dce9','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.v9WMe6UbpUfbryh+6rUWoovCujeDxhludMbRWNOMsHWjs+AaUuJZrYFZK+cTRkrNRvj5xv1de7jFdbwT1qzOPUR1SmpEjCqJwz8MOBsT27om3LC3V9lgBjDqFhQK/8H5ikEQTmDk1eUX8ABqFdF6cv9MoQt9gQhn7a6w+TsIaciGGQUy/wo6VWfYurJwZr6EpkGNE89uaeI73Hz+15TLa5xnQvO9AsIoJsDYzIvWC6yMfwKabZVsY5M74E9W3HaBlXkK1hvPInw7ZqZ3a0mWmM/JoAuWw3YNarktZASaeySTr4tJ0gnhqzPpNY/8Abq6QwqQgR9/Yw==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e91118f70f2a3ece5a3096d687e','5007134139fabce2bfea50773dad726e8b708a32993d8fb33173c9457b6c83ea','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.f+ZZobanvgnlXnZUeorP0OHELydLQuaCLFeV8HdGzpVIahFPlyZAv689S4Z/TJKQpuLFFjWkwTkCLTs4OEZwR0yKhbbzc4cx0CSAtEPvltZa5jRMP0TXncreTHkGCBhXe+0RqNIfd+aUKLz0jS/hUZZ9ttcYcSWt4W7Uxhi6Q4vORbPIdgS/qm+y4bJseiJlej3Dv7jzPjF13JOjpj+R6EP3Fez5vRfg+hZ+KiicKTHzArZjaWOKWVC9RVLzIk/TA58GGrf9ulfnClFwYU0YvhWgRJhQUrz8SPxBbhJfIu1UaDF2dZT/ISpSOq3Z/cc+wQPX0dp+Gg==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e9111d576e9b199e929cdabc63b','5d79db05af9c9d19e96d73662c4ca435139f8aca955bde0b40b63f1633ce0156','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.O6ITRuyc8EHD73kjlOVDwhtcRzCGa/z7R3UA2yJQkD0SbphrWiBy8V7qltg3LcG2ndia/EF+2tj23f7muWPByXbpBXopbygRAv3OE4wDqTDFdmHHR88mdw3Nc4/ue3Gttl97qMo6nfdrfeptF4Dz18WwaEemGRfFIx/PcK48tvArFgu/VqVQCbAFPIGbsIe9Ksg/SkfeiDmOUiv5/QWxvD2HM1LeBdZC4aA1uvzW/72Y6MtBFCqgjb+4ufWl4psAG08h9Vsg4aCZvIIBw/Q7/eHEEwwtthEG/rdj7wqFwc3W3pmFJy8nzY3ZFjORA8lF/cghYhvBwA==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e9112297b93a14dd4c016292956','6b60b559ed409c14b926fc74399513cfbddcaa3f9430e7608414bb0302109e73','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.UjfG1SJw+4T52R78yPZbSdbrBDjXcMxhyf7+9K25I/yESnIjiQxGByhvzYvsWwaNaESV+40wmfvldl3iP/lD0Dq0nJgrhN4cbAoxXTwF7afIFp7Mnj1KuC+/BQO6ehj8XYU8OSJXZJ4hJacw8prVrJgyg/ftDPlXQH7SNCB5UT7JKABpK2iN4zHYQWRCZHpmvWtpPuJdfv++cXdBhzFnqXt1vx7USjzrwMgFDtcjrAng81PA1YneCVK5FnsX5XpsBbVvdwwP8b033zmR4ToO5I9mndoktAJqhL4nCE5QAfIu0Mjt3h6ow+cy9AojUkiUkpXZIldV8g==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
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
INSERT INTO "runs" VALUES('01a22e9111487749bd99beeefed52b54','materials,method,declaration,contract,collection,voucher','materials','["01a22e9111437b4d915ef47b07983aa6"]','2026-11-30T22:26:40.808000Z',NULL,'2026-12-11T02:00:00.610043Z');
INSERT INTO "runs" VALUES('01a22e9111537e22959c47dfda970111','materials,method,declaration,contract,collection,voucher','materials','["01a22e91114e7f118ab63994e805fbaa"]','2026-11-30T22:26:40.825000Z',NULL,'2026-12-11T02:00:00.621490Z');
INSERT INTO "runs" VALUES('01a22e911166748e9d63d94001af7d21','materials,method,declaration,contract,collection,voucher','method','["01a22e91116171be9da2adcc36062888"]','2026-11-30T22:26:40.871000Z',NULL,'2026-12-11T02:00:00.639878Z');
INSERT INTO "runs" VALUES('01a22e91119774a38c9967b992dc8a4c','materials,method,declaration,contract,collection,voucher','declaration','["01a22e91118f70f2a3ece5a3096d687e"]','2026-11-30T22:26:40.935000Z',NULL,'2026-12-11T02:00:00.688793Z');
INSERT INTO "runs" VALUES('01a22e9111db761d868f4a9669a965d6','materials,method,declaration,contract,collection,voucher','contract','["01a22e9111d576e9b199e929cdabc63b"]','2026-11-30T22:26:41.029000Z',NULL,'2026-12-11T02:00:00.756944Z');
INSERT INTO "runs" VALUES('01a22e9112337667aeb1624af43bc93c','materials,method,declaration,contract,collection,voucher','collection','["01a22e9112297b93a14dd4c016292956"]','2026-11-30T22:26:41.127000Z',NULL,'2026-12-11T02:00:00.844937Z');
CREATE TABLE suppressions (
	address_index VARCHAR(64) NOT NULL, 
	channel VARCHAR(8) NOT NULL, 
	reason VARCHAR(64), 
	message_id VARCHAR(32) NOT NULL, 
	created_at VARCHAR(27) NOT NULL, 
	PRIMARY KEY (address_index), 
	CONSTRAINT channel_known CHECK (channel IN ('email', 'sms'))
);
CREATE TABLE upkeep (
	name VARCHAR(32) NOT NULL, 
	at VARCHAR(27) NOT NULL, 
	place VARCHAR(64), 
	result VARCHAR(64), 
	PRIMARY KEY (name)
);
CREATE TABLE vouchers (
	no VARCHAR(40) NOT NULL, 
	payment_id VARCHAR(32) NOT NULL, 
	serial INTEGER DEFAULT 1 NOT NULL, 
	check_code VARCHAR(16) NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	signature VARCHAR(128) NOT NULL, 
	key_id VARCHAR(32) NOT NULL, 
	data_sealed TEXT, 
	issued_at VARCHAR(27) NOT NULL, 
	ended_at VARCHAR(27), 
	replaced_by VARCHAR(40), 
	PRIMARY KEY (no), 
	UNIQUE (payment_id, serial), 
	FOREIGN KEY(payment_id) REFERENCES payments (id)
);
INSERT INTO "vouchers" VALUES('3100004NP6UE4YNXAYPG','01a22e9110967b6295b88c4c5c26f3a6',1,'6R9AWY','0d8e94703d44374a17efa71b177f4e07950e8857645173fdf731e8349b01cc93','b8e172e4bb85d68bda60a15b161fe4019ed1d9edeee2ccf569d90a6af988bfb7357d3fb27d8171880bd67dcb95ec3573f553eb76cef2894290abacd03212730c','de52c5b7d3964059','v1.t1.I9dGajSA6VpZETsmotY2zIiJQaf09tCYiMJxkxgpJR5JeDQdRBzRR5ODaJWNwAy2ahZMc9J+ZWBnKqHXsUc27LSXiZ5jU4xKNLjxh3llU/S2/ThxN+2UTHdv2amaIKkDSW7KxTfLadZ0XskKSGqiq4U8DwKAW+b9DgfpWPYhRdS6r2qKHGnjnsM/TRLWVtDF6sLKvVuFVPtIuhGBKVqfe2zaufYmixN/jp51+u7xulSXo1zDWH7lFNcWYxrWo3x65diM6J8ZyRuZ+0M839SGMtWzsVVLCBUcSYeIHj9pvSOE3Pppjh6aRRM1JS8P6VJT/hORheTsTeuEr7KjK9x2OfrvBmQ7HpX/hxeTqs0dQt6IEW0xHlXhkqkuTgzPkl0RYGTtFjvVSv16xfPEb1Dr4YYwLZOq4Lx4iGKu0B9XWd1pK3oKXLG0z03fgGF6EbWdin842bXk7ymSjDFF3YkLDnGJVREX6VGHF+0NVggvEPs6ovfGpY6I3FJ86V9/r8X7+M42UhUA+7z1WLkqYvZhy8aSLMO//8vhryMC3XGDOmRcMs8Y8YU0XdtiU1iHAsX19dfgD9TPUJYZ7ZT+DQJnOQfgM1PZ7dkHwTBH/4KhGi/rXSpOl4QxXuE6jT9AgpjUMSn9EinVWXSfRe8yQO5Nop48U0NvX32qHpVENpm3dmAD5+28tMV3Jl2zDxNeCkdq8Wxzw1CwT/rCI8gJH5OKbmqaqy8LL6Bzi3H+Vm4I6qROOTw+m3AXtuOTD2uEMfEMG/QDMyBi5cm8GRFPBq6Jmbc9pZNhUuGGjaI+qEh/FHl5qg4Jxpcz4TU+zDX6AdZdRZXwNhuPuFb7P1xSSv30LntMW8YG8r3GNCsiqvNqQjOxTYDbmFbd5/3xIA1rNwufnw019iYTQktjEcHCBa4/4z817NwsOJhiAbZ3B5n4zR37sfkrpXkp0xRqXrxGjH9wYUHHxzq+rFNxiNOo5x+Ad0HmG76ktgdguqw0cn7A23iSN0Cec+5rDqSkMQc4yIBSPGCjwI7gLagcdzcgr9B3x+mypozR0i1M1oWG0wOaH5PbgalWJuXQ7f5/nt8+WAqVQPn4hjjMsY/Mk11/29IKPwQcixPW04zq41GEb+fx0PshCZOIrvQYCUDLoFJV7Zl4Sq7tvlac5YMlOZiJ67rtO7SyFnziUUEdoxbXXz/nFGiEqjZYJdh4ZF4wDAVFpOmawPEB5LcSL5qyzBia5QnP+yZJMMkB78CxTcNstfzM/9F58JvfWXX+wuThuEM0itRCj9lbe0T3pF/+/UuQQalWoSkdSzR1u5YphO7FZODTspOo2JBlTxzFhm1kli0DyTjEGgId8QMwbYggPzRHBAuw2+BDrwRcHV7CKALRJklfaX3AwPhso0r3NkUZK1YJZGpss9Pw8eh6Yq1UST6FHob1Ia1b5OX57BZj7WwcJdK1N+XZ2N/LM3jE0KF0cDiY1JZZpqXF+dt1LOsNbH3rb2H+z6Ewp909B3emEULesCyXvvbT0JQXhSInEbTKQ9v3eoxrxueWMwOU5ZJmN5xSPBRF83D4e73XjHhimCTl3Tk85DcEnaaJlfqsNrdKe1e7HYUcKAu40AzQ6kTvbogspkVWKePq5rppIjDWbgtWnLOBElfsgGRjGuYn8yPK2ovkjmow/Nt8KdA/zT8V+8J9MpXoHksaeyOvvjJTUTMoy2R4mSPT9fCdd/I2kZfa72Ym4TVch/NF474W46dcp7QLOEyzrMWltUT4jgMYcSt8K/JEE/Ch2Gq6Zv2gRea7jQEj0bQr1Tfm+VSaOJn2V6STJaMlJzKGIH605ZaKQZnwqHB2ZU9mLFminm2MDmMkHGS/cQJii67KEY2xERvnJJYgojxvkaG7qYXZVuEWC2WLXUNJXq9Tr4TzS8WE6M0I+LXnTBJdZb/VyYEvaZ2f1pHLVNrzQ/tp/u/YBmdcrbBB1LL1HMQabhKgkxbhUwecizlJrbNqNJhKbG1+sqQr3BNkiLfegiH0CDZWvsxisDRKkfKz1sbVHAMuZHcPOMorSbD1Tj04eFSSeAg98iZojcGe2zku1F6RTe50c9dG/sfcVZJ9WsxvVKJ9j4c0wO7aA2OsMtBMsp/+QN+dzVMwU6fncFK43nB4/3OlCMfJfxrFYe395ZVxl87Yso1v/4Rl4xofOX+FhzIi6gsixHjhXvbrSkvh/otbM8sUlnI0Q+tvVTgR5/FYcvJuZ7TzOsezjOz6ednZLdRfjicT23KO8lKNk/0K2i2tmV4ZauiN1aHMrsSpbva+udKXeEkfzmj3BaFWYuoRQpW7cno91FJDUe1vf7MXfaj+zz117K8pkCWEgq6+09m9NQnVZaTBt3Y+mkzKASXqxcjZELlea6aDGje9NaZ/QbMibCjlXbpe1MqCALDK+Hi71el0C3vgoYcwQ3A3RmfDrlGlE1k0tqGqiUufoNgs+QcxGwRpVVX5vQ==','2026-12-11T02:00:00.521464Z',NULL,NULL);
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
