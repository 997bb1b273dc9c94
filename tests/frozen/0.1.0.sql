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
	state VARCHAR(16), 
	state_reason VARCHAR(64), 
	due_at VARCHAR(27), 
	attempts INTEGER DEFAULT 0 NOT NULL, 
	pay_until VARCHAR(27), 
	PRIMARY KEY (payment_id), 
	CONSTRAINT reason_known CHECK (reason IN ('top_up_due', 'refund_due')), 
	CONSTRAINT state_known CHECK (state IN ('open', 'attention', 'paid', 'expired', 'cancelled')), 
	CONSTRAINT differs CHECK (declared_fen <> final_fen), 
	CONSTRAINT top_up_has_a_state CHECK ((state IS NOT NULL) = (reason = 'top_up_due')), 
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
INSERT INTO "arrivals" VALUES('01a262d426377fd99c4e05ce8a223c86','01a22e9f2d638fbe9020568589c7ada8','8fbe9020568589c7ada8:collection:1',240000,240000,0,'bank-68589c7ada8:collection:1',NULL,'answer','matched',NULL,NULL,'2026-12-11T02:00:00.311035Z','2026-12-11T02:00:00.311035Z');
INSERT INTO "arrivals" VALUES('01a262d426e64650d3ef1cb9877aa0e3','01a22e9f2e038625afa2ca5ce98216fb','8625afa2ca5ce98216fb:collection:1',240000,240000,0,'bank-a5ce98216fb:collection:1',NULL,'answer','matched',NULL,NULL,'2026-12-11T02:00:00.486738Z','2026-12-11T02:00:00.486738Z');
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
INSERT INTO "breakers" VALUES('bank','closed',NULL,0,NULL,'2026-12-11T02:00:00.292608Z');
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
INSERT INTO "contracts" VALUES('8f1b8ed690a7bda31eb8:contract:1','01a22e9f2cba8f1b8ed690a7bda31eb8','sent',NULL,'63db408999b291af981ffc1e63a5110c398593ff3a574e69b20c763455c8c5f3','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'28f2c61117ebcb20a8c6a9c1e21a3e8c36702af4ba5900e13fc54eb3262ff7e2','C-1','2026-12-11','2029-12-10','2026-12-11T02:00:00.169368Z',NULL,NULL);
INSERT INTO "contracts" VALUES('812c9a3e30d15488004e:contract:1','01a22e9f2d10812c9a3e30d15488004e','signed',NULL,'1d827b82e3d32a4514e85c3fe7e57b003c532a85b823d989a48e9896e3c9f899','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'bfe75e615845bef38c36e7d5ad57f92bb5159b9d78f051fb6dbe8bd532a423e1','esign-e30d15488004e:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:00.237256Z','2026-12-11T02:00:00.237256Z',NULL);
INSERT INTO "contracts" VALUES('8aa2b6ec1c28b2bff35c:contract:1','01a22e9f2d378aa2b6ec1c28b2bff35c','signed',NULL,'133023b360e99f052f1f06e26eb3c5678801b0c50716eb15ccb4415800440a07','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'6c07dfd0da8cc78a97d660492ab37ac90703057460ec29cf988ff42d23d61b37','esign-c1c28b2bff35c:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:00.277288Z','2026-12-11T02:00:00.277288Z',NULL);
INSERT INTO "contracts" VALUES('8fbe9020568589c7ada8:contract:1','01a22e9f2d638fbe9020568589c7ada8','signed',NULL,'63b08f8325309a900e0e323d09c0a911811b322bfa2092d94b9479e7b6ea8655','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'e1cef2c3fb3cfcb3da9458af23bd21200093f6ea9c3901282558ae8821b85e05','esign-0568589c7ada8:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:00.307551Z','2026-12-11T02:00:00.307551Z',NULL);
INSERT INTO "contracts" VALUES('846ab096c065b4f21400:contract:1','01a22e9f2d7f846ab096c065b4f21400','signed',NULL,'47462b862f53252775e2f3c95a554b9a0fe1d2303ffc011c365c1b840ef6aa79','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局东莞市税务局','flexible','pension','monthly',144000,'cb11440233e28f73e876fc7fb7de6e748d22fdebfb6a4f9cac44288d763c5f72','esign-6c065b4f21400:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:00.349170Z','2026-12-11T02:00:00.349170Z',NULL);
INSERT INTO "contracts" VALUES('8a5a8d05fbe80efb7f43:contract:1','01a22e9f2ddd8a5a8d05fbe80efb7f43','signed',NULL,'5d79db05af9c9d19e96d73662c4ca435139f8aca955bde0b40b63f1633ce0156','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'2f50af6f5f2c69226cb914d68d5b006326659bc0a03879d1a3292b0dda738de6','esign-5fbe80efb7f43:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:00.449345Z','2026-12-11T02:00:00.449345Z',NULL);
INSERT INTO "contracts" VALUES('8625afa2ca5ce98216fb:contract:1','01a22e9f2e038625afa2ca5ce98216fb','signed',NULL,'6b60b559ed409c14b926fc74399513cfbddcaa3f9430e7608414bb0302109e73','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'14a25765eef8be159c8ab4019f4ec816caf049ede3d6a02d55504b4abb92efe9','esign-2ca5ce98216fb:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:00.481146Z','2026-12-11T02:00:00.481146Z',NULL);
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
INSERT INTO "coverages" VALUES('01a22e9f2c4e81a687871afe2a3f8252','pension','2026-12','a6abd35353ed1d9a3cd5f6e33aa39193a5597ff5fea05889df8d4828d769e70d','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e9f2c4e81a687871afe2a3f8252','medical','2026-12','a6abd35353ed1d9a3cd5f6e33aa39193a5597ff5fea05889df8d4828d769e70d','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e9f2c7785bd93016e8e86929822','pension','2026-12','99265c5e6560e12c040bd781bd88a689eb067bdcf0a75de6ed9d647febb8ddc5','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e9f2c7785bd93016e8e86929822','medical','2026-12','99265c5e6560e12c040bd781bd88a689eb067bdcf0a75de6ed9d647febb8ddc5','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e9f2cba8f1b8ed690a7bda31eb8','pension','2026-12','63db408999b291af981ffc1e63a5110c398593ff3a574e69b20c763455c8c5f3','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e9f2cba8f1b8ed690a7bda31eb8','medical','2026-12','63db408999b291af981ffc1e63a5110c398593ff3a574e69b20c763455c8c5f3','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e9f2cf88c63a7baf66ce5830dfe','pension','2026-12','09ceb32461ad89e857f36d090b18156d2733d2ee387728f70f927d7200fc9be9','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e9f2cf88c63a7baf66ce5830dfe','medical','2026-12','09ceb32461ad89e857f36d090b18156d2733d2ee387728f70f927d7200fc9be9','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e9f2d10812c9a3e30d15488004e','pension','2026-12','1d827b82e3d32a4514e85c3fe7e57b003c532a85b823d989a48e9896e3c9f899','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e9f2d10812c9a3e30d15488004e','medical','2026-12','1d827b82e3d32a4514e85c3fe7e57b003c532a85b823d989a48e9896e3c9f899','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e9f2d378aa2b6ec1c28b2bff35c','pension','2026-12','133023b360e99f052f1f06e26eb3c5678801b0c50716eb15ccb4415800440a07','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e9f2d378aa2b6ec1c28b2bff35c','medical','2026-12','133023b360e99f052f1f06e26eb3c5678801b0c50716eb15ccb4415800440a07','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e9f2d638fbe9020568589c7ada8','pension','2026-12','63b08f8325309a900e0e323d09c0a911811b322bfa2092d94b9479e7b6ea8655','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e9f2d638fbe9020568589c7ada8','medical','2026-12','63b08f8325309a900e0e323d09c0a911811b322bfa2092d94b9479e7b6ea8655','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e9f2d7f846ab096c065b4f21400','pension','2026-12','47462b862f53252775e2f3c95a554b9a0fe1d2303ffc011c365c1b840ef6aa79','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e9f2db3861b9660e0857c418ae1','pension','2026-12','1aeeb95edcbd17d68acb1e19e13f2017525dcbd809f55f0109447d0fae16af97','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e9f2db3861b9660e0857c418ae1','medical','2026-12','1aeeb95edcbd17d68acb1e19e13f2017525dcbd809f55f0109447d0fae16af97','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e9f2dbc87f7ac77b95e072733b7','pension','2026-12','232edbda4e8b01553000aa465f68a51757d44e3e4d1c0c1e84afd9ee8287930f','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e9f2dbc87f7ac77b95e072733b7','medical','2026-12','232edbda4e8b01553000aa465f68a51757d44e3e4d1c0c1e84afd9ee8287930f','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e9f2dc38ab19a3a439e64062810','pension','2026-12','bed81efd04fbd44737c599b015d6e330a8f28e89c85b033673a870a1dda0dce9','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e9f2dc38ab19a3a439e64062810','medical','2026-12','bed81efd04fbd44737c599b015d6e330a8f28e89c85b033673a870a1dda0dce9','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e9f2dcc80e898b6725c9ec1616a','pension','2026-12','5007134139fabce2bfea50773dad726e8b708a32993d8fb33173c9457b6c83ea','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e9f2dcc80e898b6725c9ec1616a','medical','2026-12','5007134139fabce2bfea50773dad726e8b708a32993d8fb33173c9457b6c83ea','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e9f2ddd8a5a8d05fbe80efb7f43','pension','2026-12','5d79db05af9c9d19e96d73662c4ca435139f8aca955bde0b40b63f1633ce0156','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e9f2ddd8a5a8d05fbe80efb7f43','medical','2026-12','5d79db05af9c9d19e96d73662c4ca435139f8aca955bde0b40b63f1633ce0156','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e9f2e038625afa2ca5ce98216fb','pension','2026-12','6b60b559ed409c14b926fc74399513cfbddcaa3f9430e7608414bb0302109e73','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e9f2e038625afa2ca5ce98216fb','medical','2026-12','6b60b559ed409c14b926fc74399513cfbddcaa3f9430e7608414bb0302109e73','flexible','portal',NULL);
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
	slot VARCHAR(64) NOT NULL GENERATED ALWAYS AS (CASE WHEN state IN ('failed', 'withdrawn') THEN key WHEN kind = 'top_up' THEN kind ELSE 'live' END) STORED, 
	PRIMARY KEY ("key"), 
	CONSTRAINT amount_positive CHECK (amount_fen > 0), 
	CONSTRAINT state_known CHECK (state IN ('intended', 'pending', 'closing', 'settled', 'failed', 'unknown', 'withdrawn')), 
	CONSTRAINT kind_known CHECK (kind IN ('bank_debit', 'pay_order', 'top_up')), 
	FOREIGN KEY(payment_id) REFERENCES payments (id)
);
INSERT INTO "debits" VALUES('8c63a7baf66ce5830dfe:collection:1','01a22e9f2cf88c63a7baf66ce5830dfe','pay_order','tax_app','pending',NULL,240000,NULL,NULL,'bank-66ce5830dfe:collection:1',NULL,'2026-12-11T02:00:00.203755Z',NULL,NULL);
INSERT INTO "debits" VALUES('812c9a3e30d15488004e:collection:1','01a22e9f2d10812c9a3e30d15488004e','bank_debit','bank_debit','failed','account_frozen',240000,NULL,'812c9a3e30d15488004e:contract:1',NULL,NULL,'2026-12-11T02:00:00.242211Z',NULL,'2026-12-11T02:00:00.242211Z');
INSERT INTO "debits" VALUES('8aa2b6ec1c28b2bff35c:collection:1','01a22e9f2d378aa2b6ec1c28b2bff35c','bank_debit','bank_debit','unknown',NULL,240000,NULL,'8aa2b6ec1c28b2bff35c:contract:1',NULL,NULL,'2026-12-11T02:00:00.285234Z',NULL,NULL);
INSERT INTO "debits" VALUES('8fbe9020568589c7ada8:collection:1','01a22e9f2d638fbe9020568589c7ada8','bank_debit','bank_debit','settled',NULL,240000,NULL,'8fbe9020568589c7ada8:contract:1',NULL,'bank-68589c7ada8:collection:1','2026-12-11T02:00:00.311035Z','2026-12-11T02:00:00.311035Z','2026-12-11T02:00:00.311035Z');
INSERT INTO "debits" VALUES('8625afa2ca5ce98216fb:collection:1','01a22e9f2e038625afa2ca5ce98216fb','bank_debit','bank_debit','settled',NULL,240000,NULL,'8625afa2ca5ce98216fb:contract:1',NULL,'bank-a5ce98216fb:collection:1','2026-12-11T02:00:00.486738Z','2026-12-11T02:00:00.486738Z','2026-12-11T02:00:00.486738Z');
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
INSERT INTO "declarations" VALUES('85bd93016e8e86929822:declaration:1','01a22e9f2c7785bd93016e8e86929822','pending',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','7d2a64cc4d359af8cf459b1c98fc0022611353695d20d469e46e1ea4020675e4',NULL,'2026-12-11T02:00:00.081176Z',NULL);
INSERT INTO "declarations" VALUES('8f1b8ed690a7bda31eb8:declaration:1','01a22e9f2cba8f1b8ed690a7bda31eb8','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','d8805dc6fb54bff69c7d1b5dce98cc857fba0c0a56effd456dc3483b55d0d95c','authority-a7bda31eb8:declaration:1','2026-12-11T02:00:00.153463Z','2026-12-11T02:00:00.153463Z');
INSERT INTO "declarations" VALUES('8c63a7baf66ce5830dfe:declaration:1','01a22e9f2cf88c63a7baf66ce5830dfe','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','97cc1975aaeaa3b434183a58c47214b7ddbcf4a340d84632b9af251add6472ff','authority-6ce5830dfe:declaration:1','2026-12-11T02:00:00.198639Z','2026-12-11T02:00:00.198639Z');
INSERT INTO "declarations" VALUES('812c9a3e30d15488004e:declaration:1','01a22e9f2d10812c9a3e30d15488004e','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','816506d8eb3dd2316af5f10ede46519fc5a5c5ef1c7a1b8949104e57c76ed50d','authority-d15488004e:declaration:1','2026-12-11T02:00:00.233473Z','2026-12-11T02:00:00.233473Z');
INSERT INTO "declarations" VALUES('8aa2b6ec1c28b2bff35c:declaration:1','01a22e9f2d378aa2b6ec1c28b2bff35c','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','323320a7873d674b20e7b972482f1bd95c28afe0846913a8229bf39d5bb4d3c0','authority-28b2bff35c:declaration:1','2026-12-11T02:00:00.267479Z','2026-12-11T02:00:00.267479Z');
INSERT INTO "declarations" VALUES('8fbe9020568589c7ada8:declaration:1','01a22e9f2d638fbe9020568589c7ada8','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','6b1441188c003fdc20ba313a531b6ee44d96f655ccfae039b58c47bfc791b873','authority-8589c7ada8:declaration:1','2026-12-11T02:00:00.304338Z','2026-12-11T02:00:00.304338Z');
INSERT INTO "declarations" VALUES('846ab096c065b4f21400:declaration:1','01a22e9f2d7f846ab096c065b4f21400','accepted',NULL,120000,'{"base":"6000.00","items":[{"amount":"1200.00","base":"6000.00","confidence":"high*","individual_account":"480.00","insurance":"pension","months":1,"pooling_fund":"720.00","provisional":false,"rate":"0.20","rule_region":"CN","source":"粤人社发〔2025〕32号; 国发〔2005〕38号: 20%, of which 8% to the individual account; 社会保险法 art. 12: recorded in the pooling fund and the individual account"}],"period":"2026-12","policy_version":"2026-01-01+d8d3ebc77107","provisional":false,"region":"441900","scheme":"flexible","total":"1200.00"}','0f1b249a937ea38145b46b3ccfa052a53c9d025fe38011536d4fbfe70ef7fe01','authority-65b4f21400:declaration:1','2026-12-11T02:00:00.341218Z','2026-12-11T02:00:00.341218Z');
INSERT INTO "declarations" VALUES('80e898b6725c9ec1616a:declaration:1','01a22e9f2dcc80e898b6725c9ec1616a','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','dcedb16e441302a7dded0bbd2cbc6d8c95fd30a411e8927521199312ab8ba103','authority-5c9ec1616a:declaration:1','2026-12-11T02:00:00.410086Z','2026-12-11T02:00:00.410086Z');
INSERT INTO "declarations" VALUES('8a5a8d05fbe80efb7f43:declaration:1','01a22e9f2ddd8a5a8d05fbe80efb7f43','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','087ae62088b3c2a9f1483a8ce2496a09df2d781d15aa87efc6b3e5e64c3cf64b','authority-e80efb7f43:declaration:1','2026-12-11T02:00:00.441222Z','2026-12-11T02:00:00.441222Z');
INSERT INTO "declarations" VALUES('8625afa2ca5ce98216fb:declaration:1','01a22e9f2e038625afa2ca5ce98216fb','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','a4670666c3fbc3cdd501f62cdb68c91f9005818d32865b27c9505ece799883f4','authority-5ce98216fb:declaration:1','2026-12-11T02:00:00.477183Z','2026-12-11T02:00:00.477183Z');
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
INSERT INTO "documents" VALUES('01a22e9f2c7785bd93016e8e86929822','7d2a64cc4d359af8cf459b1c98fc0022611353695d20d469e46e1ea4020675e4','declaration','declaration@1','v1.t1.cpn0SPOMMM0egnVsmFBPc59Decp0h7vdUS9haDjHd4KKeKL0nvDE8OC0lOVbdNTnhP+p54KjdBOLbGV8DI4zM91hGkKNSQh283o9Df80BTNI4ZGXuEpvQeaN2STdsrg2PzSvJF53Edclnoe1iJppDosFMXCPquCVKljTj9VY/Tev6QdXcXSE9exhnLCas85kjSBzgJ8LT/lzmD5qATMbZ91WzyjTZgPXVZvP6NZCl1D1V3EpSldhgeGi86KsaAzqjrIvP0TspDQ9pDuBWw9EPvY3BxlI5BTBIMfdmcqFOPMPcuOW9pFGBRRKzoEVoUFkqQIa3RN+eUHUFzzBffm81jRmbigdz33dxwzrT7hIdSfEES5yiNyptqvO0p+IM1KvaPanO8MWja9wF47jTzX4uuO4fUkIXkhy9ojo2SLs/WxHLhX/U9Xo1I5S+jY5aPB2hpXBGaMaaz7FkuD49sn7NWZgoOTsyFlGI5WIYGL63FhuAjPccqW3GzIGm06s3zZwd9t4mPxxl7QZyB3xD4OpN81+c4um2mZ78e54COnG13rO8pTfZmPRFd9USi5Qpu39vY7ekIKXZoDqRbMDLui4hTFQIzDershKBfNuaRfWUoeSCaydU73WmcYWt33eUF0GdINceGTMkgfnfNr1bXdMzONm7ed7WcmyzS26JKPnGwCLZ8nAohLOvNMMxoLuXlwLqMb93VQ4Bi6Ry+IU5bBcGACjrig+cSBBcL9h5TUEMZy/3VcIqaY55xAu1AgvOpCxeRTzDTdo9xjf3bNEdwQ67TkDr7Ttm3TDbGN8MAocS+chioLzBdm7nHBprRVK/1NzRp0HeB4Ctw2ZTjHwrKr+IYPhbWrj/WZIHt43H5CLjNWE6L7qcLFPZ0QLDSKU+wsiDyo+xyOy7WY/kXRVC5kZ2jmyjm4pNWPRgCE=','2026-12-11T02:00:00.081176Z');
INSERT INTO "documents" VALUES('01a22e9f2cba8f1b8ed690a7bda31eb8','d8805dc6fb54bff69c7d1b5dce98cc857fba0c0a56effd456dc3483b55d0d95c','declaration','declaration@1','v1.t1.GXWyy5ALkoaZdufWrjT2O3s+guv7NdgS7HgnF/ASpqIrTSsPkzo5S7/k2ASyLHxHYSOavO//U5akDJ8F+J4rEi8YbIxRq6b8CqS7cn0MN+vx9bwIuG+9TIrWjc2rZgyYFLF0+DBm7iWp55cbzmj2jEShTJum9/Jl25Q0jPhm0XG0++YyVWioEPE2itgCEYHXBYpjp9AC7WI7qJRFCrY+udxwzf/pYjGdHpVJ/c+kTJ5cAyt5LqqiWcnJAaERl2IuceC+UHs82SlVY+RkQACKvvo8eU+cIfTMy3oNXfAMSOjN3CxWC5uM2dOgBZstrss5y0L3XEHcAR9w1Ot4dgGLtgqQ8PJ5AtdeVcuArJh0gLRQdcNxKkR0DLEZTNAktBIPbE3J9UgeMt5Z9i3QRYf37Z6l5zMTmeAIsDwDka5xPet3WzKN+iVxj+Iuuuj0zxpI5dHBkXoRYmi05kw1jj1rINVXPOk2fLEzDInYigIPsUOI8QplDsPXt4+rSu9euJvbl6sjtRgkA/GBpG7O4cDsnRYnQNocFhB329S/I6+F8BkKT1VKrFYSez47PrU73daSN4Nm41molx2krXIyGYeniHAiOlFAxgKga6PnT2Achn9JkHpkulaOmZjwHguDSC9mqG1c7zupCAX2GIEURNVQKSbHeaSNdIDFA1sBU9VF5eYj35NuZXiWL0K29ILKoMPfbz0w1j5TlBZ3sIOV1LjA4Q2//VEvMvg6WQDXQomO00wircfTtJUEFFUUOhh51PVlYYn7zqKz2p1GNWdbj+6N7/OFE/SrK/yHDpOCuz/aO87N1/nY9xdez+hhaAjx9W4TxDyo0Hu4iItYDqYlwPfJmNRo5VrhtSlHx6mILhYJrE6bUVoRT/DGyLpVzk5PtP6rTzyBYQex0FvPYVGatbJxsQ==','2026-12-11T02:00:00.153463Z');
INSERT INTO "documents" VALUES('01a22e9f2cba8f1b8ed690a7bda31eb8','28f2c61117ebcb20a8c6a9c1e21a3e8c36702af4ba5900e13fc54eb3262ff7e2','contract','contract@1','v1.t1.t5AxlhYPWpNsEQkREoLBsHyDhpRyBrzGFqGsUihFKRz7qzN12xtjbZ+5Cll6drQvlgaPULvgjSn//aZPR8uLS8wAoHqIBzRe1nnMaw7Xyx3IYIQHTrzlcmZWA+KO+P32EU1fJnWrbcPDJgXcBfMxaZiLVEdhcyGgJ/SZKEISazORZbwdk7fjdmtSZTdxVMLQfmdNWH9z7GcP8/oxnntR9GU7weYw6oYWh/JFa91qK8E0fcJHLk+9sSTaoySRPu+l9fqyi+/8ZSRCfu1B8KH76V5FzPGUUXdOVVYePuKSbJayH+Nkyh0sOQUf/KTEUinTT7sz3GBg9slH8zQc8GWPOcwIu4zwNmSNHSg5d/ygBRokCmyVlA2ERdYOala5tFlgcBz1qMdMofwvuLgNYo2zotwiLPp2SnL/XI60Ss06r8D9Kle+KEeZYoeZvKFMVVetN2Es8vcLSyk9iys8el6Li3Y8kvTiBthRcu/Zf81mpyb3gzPz6Wr0RN6tRAf39Gx1lQ8Jaxmiek4AE/X5l/zEGryw2qOGPUiSvLoHj95TUyks1JbRfxRO1jQDRf1JbCVrTrRX4vT97FTp/kZZJ4bZRSEWehU7FTJhP56SZZ6mpMhoJMMTk2942QbyRz3cimTBL1hlzYDIP9eorLEIbeomtmpqi/+p9YyNjwC3N0Mh04nTOc3JHZdR5gLT78poNqYKXVDkHSSX6ulfFY1v','2026-12-11T02:00:00.169368Z');
INSERT INTO "documents" VALUES('01a22e9f2cf88c63a7baf66ce5830dfe','97cc1975aaeaa3b434183a58c47214b7ddbcf4a340d84632b9af251add6472ff','declaration','declaration@1','v1.t1.JwULFgHVx9Qm92k5ROIgOF7P5uq4XRrynfxP+E3BEgXRdZ2ioDtlIrVM0k1TFixQZNfSpKWLFuUVMXorxxgRRXtNiysR0D6dN+LTHAloNmLWb1XQGggoLJUfiOAHQloe7JASHQrjcHNS6EDMgjE3LNaXd3FV5VjtNek8/mZiSGReNTFc1EVG0hqnSrJLO2T418lT2+RCoV8GYknxK2A40dWHWFSYzVix8KI7X+d9p4XrAYErBWBTJV3n9mW/gkwweyDFp+KhjFyguCNs/OwPLmeadkhVyg0O1qAXt2Lq6TK9fdPn4eFWyex7pnPLldsOM2OppMUn8L45CTt+o79UnQntErVxYVDMBrRlzsuGqWdPOLMQTk7ytvLvtqwDURu7UjJI9oD01q4wHPUrL4FZQ8LbTdX7mUmyF5Uo7vXDsWBrQ1Hnurez9d0vOFRFpt/uKlcrwMmEOuYZswsyIFXlmxB3vGJvZFzZ4P9PJRZ58EoYoBBrHkmNwHU7SdN7e50bFdcD4MRBTu4uL9oSyeAJkHPvT9wOtGeWkMTDpfIvpSrsNkSrip0ZzzEwfZ0Serq1RUCd7H/MWX8qwZkBCpjqHOWfY0RShtHRYgCuXobCXiJIj/pmh0zavPORXuw5iUWww3HyuGpawK0PnR7LecunFYc7L4C95dKhGNN/cA6qZz2beAiUqHymiV0MfHaapyWOE+0ceg9i03UTzUKmq9QTFR6dHhEFT9HttQN94lOGGD7mQgvhNjL1MnWvKNId0IXoMivxFh+PSiB2yMjTEMFb/r3tfNXIlX+MTnpFMlRlaIQJpqPZtDf84PDDpXwJM+VCtF9QGZ2Cdkw33WGH989P4hIqPt3Ms41xZgUG6ZEj3JJHGDR8vlWdvgCXLYnnXuRMyJxfg7G6d5GxGONv19Eo0+RgG/uiTefK+6I=','2026-12-11T02:00:00.198639Z');
INSERT INTO "documents" VALUES('01a22e9f2d10812c9a3e30d15488004e','816506d8eb3dd2316af5f10ede46519fc5a5c5ef1c7a1b8949104e57c76ed50d','declaration','declaration@1','v1.t1.ROxasoCIouWM6pdjFwlpOHgDYHS4fiqhvD0HwEdcbq41p6vmworavoJBY9BkpCZRyEpaJEgLPJILsdk6l+xX7kRsvQSGqGJLGWysyk7eL8bIDm8PEy9sQdPeVpnihjqYzzF168JR9Nxe0hvuqMTj4uybQjWJE1dqLRMFhQLxu2IOPFs/4HpQs2sQQioElgOaOk2gHdLa7apOiz0yRyAZjDUeuxLkO7VOzGh/PyPbmcTuTAMnEJe95OCRxoVVEqTgGPDrv8MZllf4cFTkLzgH0NsFzyb10asX82sNCb1oBXQrS4c5sDOAs5kHO87Y0u4bd9461BTVy2eIfnl3YiG9j6iDTihNz1DXSxv01mKp9Gegh1rXQgnoDgEWbwPWpxdnaBSUQcpvmUXU4lYYpk52bZZprkxXV+XqgDYoglGRvwuBD8xpnkTEku+CxxsTuW1up5A5gnYedCYgZ8/udaIeC7oAP9y+XlOozh3rwKYyG4DRJpFXLc2UeXTEdr4JE1vtqKsW/jKpejYyUPcomVQsJKD1f6wiEf/XRibO37mO7dDf7AXF68lg1Mgv1drJae8RrPsBDVbUeVHwbV99qzqXthaZbeREdzLAku4SWJ2X+3w4iAOaXHY5nmzH6fLw+oLSt//mBZkySOJuLnv9EuyB8wqiQOutfVYNwxk5pQAz8tbdVEwsyCYoWo9D2+9zNlF0zJfOtdckYa4ey2QV1CSpusCzR1H3hsuWJLCK//9RvZEabQMRq7qbO1DZDf0sO8RxxefPldsJl5egQ+yPowFoZ5Xan+qGDAjqX6oaQB3k30AA9gIMhRPv6eqqVRm+m/+lVsuzGrzKAaZb0gen7QSTxEoF9l/rlLHC0PuVBVkX8vMzCHu2xAhCDK75Go+ysgwNk/o8629KZT3k39XjHzsK+A==','2026-12-11T02:00:00.233473Z');
INSERT INTO "documents" VALUES('01a22e9f2d10812c9a3e30d15488004e','bfe75e615845bef38c36e7d5ad57f92bb5159b9d78f051fb6dbe8bd532a423e1','contract','contract@1','v1.t1.uOjx8aKiD8IFmhHrKiUu7faK+1efJvF7s8QF8i6eoBzF7morsuSGBNNy+jBkpMaaglLFsvRBKGp29IvpkitJZhTatqO9WVSSRyGXZMfiA9dWJEoC3naeHik+uhH+5LM2Ln6b/i7vQ0aHYrvqCDDhlyILb2XXZlmxzUjwpvQm0Zmt9mQMk9u0O3Q3m/2ET9J0wrsxWmSFAZCuFD10v2vn/ZuA8T67WwzX3LJa4jnt92lmRY7gXNAvJqqY9on+AoKZTvBuFaCzzsXXrwQa75FVtcLxJJ9Mhxwb7ZFvYv3n1mVIQddQbkVl3uXDPcPuVj4dbK6DahUHMGAa/uVVXUIqCHh0pjKDz6M/rOMgQa0F9GGJuNjG6IVw5AD+tiGKg3DXkoSH6bwRN9LVgxj91RlZO3+GqUyZuNfFOrO+7seBHTTrsUJ3MSeIKc8AMD51XExdgKBuF6ZrLo8IeqDWCjSV2m5pj7RP0tpbGWgNRORIE6Hsg9rdmYodNNnE2QuHiOEpEuiXbhHmkxP7N6wU9ri4CSQYb2l6h/IGAmu7cHtlcI+U1XIixFVIeKqKmZi/5XksErGfF3lUTqYtmdZgIzhTYK7qm+vIMPffDlBWzm5aPXnEJ+8fAwdz4SI8xAhR3F1CejmC5qPbIud4BI0ANCQcd0luZtGshS5XFyrvSZeItuf+cPdCdxBZzCe4xQSx/lNVaCGQsgWjKabszKEQ','2026-12-11T02:00:00.237256Z');
INSERT INTO "documents" VALUES('01a22e9f2d378aa2b6ec1c28b2bff35c','323320a7873d674b20e7b972482f1bd95c28afe0846913a8229bf39d5bb4d3c0','declaration','declaration@1','v1.t1.cso8MOjzgd9yS6VvsuvdMrd9lEp2WxJYd6SajgNTzBQXcZKjfkdhy/evgQuiKafD/mKTLJTibWvieb2myLv9fDZeDDI2WlLLdj3ttrEyyKfj3RqXgmvnP4s6MNUvWE659dsHjUc+mZTlnaDygJyGhux1fbqSmubzMbz5ocY5rqTDd3/nFbwblkdoRWI9KKrVIVnDgBkVLdF5uDwT2iVlPy3bCWJOynpxJiWAlxI3F3ujqUZlzqfOCM/eUj1aCezm2fFxa42UOtfPlBDBui+GaL2iLkOQokJuDbJYzHb3r0QOAVYWnuF7lRlykv+bdxmXDntLYrfT3DgJd82D5NxN+7+m0DVoM8nnzA68SD+1VekY1/psUTEMPxhRxkyTxVy5x+G2Z+4sPWssXg6Py848zJY05M2R6R1EbyfGo6no/UIh4+3+O90L/yvYemc1O+IpU9KDfcDtRFqa/ECqw/R72qPTdapEay4+Gf4Mpj8Us8+1KKvlBPVIStSf0Cn90+pl3au+AvY63tRQt48thZQ1LFo7wf2agrHfiELKbMlgndjObf7yA/4m6WZKC44SBxvPxki/OJ8zePrN7LbOCN6ijOe/0IsuukNDFa04ExMEDtdInAQZ9ZnaplpWX122L5DMjYfyC9nB1Gu+IZxmjgkLthQOQVrp47F7GCGdPsWzdZYT9RC+V1sfPp1jRgYNtFF2lzGxfg2ZAFhUBmkxoCgx7zHQxwWMikzWbz01oWOyI6ymiF+I1BPqwuk/ySECj++HyL/Z7jB7svPBhhLDfYq+bKQBuPsOccoUr9Q04iKYVTelJ7igkWAT4Pwo/zzvVQYNcWe+5UmXTqjXwxIdLkmjHi7vMQoOb0Bca8RKNC16ajW4x/poRhr3IqPKwdLzY+cgCymKOGcoCfsCjrebqMuXEQ==','2026-12-11T02:00:00.267479Z');
INSERT INTO "documents" VALUES('01a22e9f2d378aa2b6ec1c28b2bff35c','6c07dfd0da8cc78a97d660492ab37ac90703057460ec29cf988ff42d23d61b37','contract','contract@1','v1.t1.iwNjcOyp6EKvL34YXIkEgXM3wAjbui4CTFOsKhXwwOUZGICT1yGlWiTEZOItI/S7oMJ34KxULuvLPzb8qmmBFnnjbKlti3zEgFGPum1SR2VdFdXrb6JHjO6Bbb6sqZzXP7d0/e+lwIXFk45apS5oKcvEpEjVRx/BkEgy2SA70r5ZYJ9L3iA+qzEQryf1FSUV9F9uwEHO5FYjSBzLPyF2BjNzr81EdM0wI4d74IcF5BZ/yoEy8iyoziTLKmUBCodACWVEFI7jsAsldBEJ3hGkv+5qGrSH0MfAQw5idNGK3Ccgh5WWwwcMxtuAd8icmzRRlZDCYEiSSSabxVGPs2DFGiXPnCvsjIeROcCXu7WaKW2cqkg6Ugs/FS/ic+wNOxiQoPNb/sVeHIodWAF70PSVXcsWPeGHid2UxIDQUYusDDVylGdoxIwI2JwXnIOKqky91XSzW+FW5jlavwu7FqIFGmGoJDj02nHcmvFGek27Q8521VNgfM4i4PTNbkAy6l8OIEkM8XbmPmbTUmnwRWffXGGfvzlHSW4JDtHA5oOai1SGwOjqhT5ARB3I1ZwcGyvoGwtUGAcuKeo8Yckim8FaKc+xxPa58fQQInyWXdjznFM/GnT0x1NDbtx7jvIcEVjUFxiNcBZVd5ngYkfiODUWmDZeq3Igx6R6FbdBw++1edVo/ylQsjCkj5AE+9gLvthDUlr46xsOBuo0abGh','2026-12-11T02:00:00.277288Z');
INSERT INTO "documents" VALUES('01a22e9f2d638fbe9020568589c7ada8','6b1441188c003fdc20ba313a531b6ee44d96f655ccfae039b58c47bfc791b873','declaration','declaration@1','v1.t1.aW0Dj4aYrjLmL2ImdT83nvHEkhy1UC9Me0tV/0L4Fxs8vL481Uz7HnKmYuh6gSRSrIafQCcdgOzViYX60QEHYlcRZIRwpcy1CubB+7qrvrnvwtqZVW9084VeqZRiX1d5NSpaunsofP6D6HSTRNnz5OfTrEEPt2/z+B6smqJxba0FTx4rsBDwEpuWCwktGgFkI493U1MGERGMb9fAqJ/JsoEk6JhXJEifmRFiAC17XIyvlnt+0kYwV1RxRmoNcxuvVV7FEtvsvOKsq77EkZ4ampuL6qbVf43Uxi96XfVBftyTwR1fMel//7uV5DjDBEnmcz92zK/5HvPImt2FlQE9W73Bstl070YiGZL1fXwb91RtBMbbK26heBiO3w/KLtx8a76U0sUWe88HIbwSKcXfYe69CMOzX+g2Mt3FpfxQVSrbYi+xBvG11KtARqeKppup02kSAnnZCzmMpFM8+9euiKOdRiIbW+eRETo8/vEiu9BJaOhjl8gbZvLCh4SPYFb0tgqcKYId52r+MlpNtMxi19O9iYDjpGAB5KS+MH3pDb0qeJf+BMZ1wnpHDO7rAeFvsvMFASZwVG/ln03JUVvKgPq+d61laMuNVMock09pFHYdHm54UTTd9dbkogGzPacfMbZIpS//m3ilRZ474SP/jveRtyVOPpuFhLedI+Xxb7PG1E0m1vsAubKM0j1cmYnRfx00CHA+9dtq5ikUdYiHZbm7ayiNhAVUWqVtF0w0I61aQxghofnk5UWQW06XoArrGnNi41OrlQ+BYFwSCwDRHPSOEtjvrXdZu9LCyjkHOQxxZ/nIBXEtqdcz25989hUecnxwvPkJ61EWMplsWa86iAEqiFI50Kl5fdmGM6yuD0wfdQdAYDXQW02W3IKNlpRnYO6f4Pxaa8ik5kq2jG4PSg==','2026-12-11T02:00:00.304338Z');
INSERT INTO "documents" VALUES('01a22e9f2d638fbe9020568589c7ada8','e1cef2c3fb3cfcb3da9458af23bd21200093f6ea9c3901282558ae8821b85e05','contract','contract@1','v1.t1.HEz40WS65txmw7G+dUyfpFD/4m0b4uDiHgk5k2D244Xxn80GmM+uvyRh9BT8Ov88ct2R34Xu8xnQN2il7E0bZ71LmXgNVeyKdxxAf95VUCZPAyiRa5l+s1Rhxt1+KV7Vt2Agg0zpGViQHYEMX/rq60C1YAZSiV115o3S7jbyOhU//Bn8JGnrPVDf4W5uk3Uihr/YnLFcPmU0hUebtmebEU/6y34D6sH3XnHqaoJnQGWZG8X1E9H5oVpmM6iaLqJLozJ0+BkNCky2JF7psUaqp++f6C7aFewWpf0SwJ8GB5oyvB5VzZlx8cCa1Ln8olpPaehACKoi9ZAxAyTY2mopMZBXmV8U3b4mgy6dhNpRb48iEdMEKz1XB35vdvdp03C/lZp+Hph6sFY7aOlQ3Vee8okWrAFMefT4dd1lSTkZApjr/UV1039Z5UIs6KA1avm+BHf7S+sGCU5bEOrmIKZFDPY3/l7aO7JqtGuMI4npAfXRxKoz+DwF6n1YQNX+6eb28y1XDJcSL3IcAiOy64UlADau2Mh9/v2HENb6kMktj84Z8TvNjxF/0QTvOO4I+A5shizeP7/wgygBe9rOILVOizZ0Zp0iWuz79xd0wQgEKxpUt6QTnOIqTbyEqMIm68eN/AaBENFnCkaU8Rj60fKl6LdkuPJLQh4ZDOdmdtOYPvlzi6KXhJB+etR3jHq4jBLRl4P2nx4pYmsyn1/M','2026-12-11T02:00:00.307551Z');
INSERT INTO "documents" VALUES('01a22e9f2d7f846ab096c065b4f21400','0f1b249a937ea38145b46b3ccfa052a53c9d025fe38011536d4fbfe70ef7fe01','declaration','declaration@1','v1.t1.qYJHE7pfNL4krVu5qa4zlxlBvk55epKObrWfYIX/rqC8hqVvbYTp4xnSjd5zgXfACVDrnPC5+GBO+ZLLkG7RxMvKrfUbyLmCBchi9hGfVxEdnCn/nby1OMfOxI84dt0YcH3ke5DT5A6kGMn1CaW4UXOA7kIjWHAYlO4nQH7QMl1YAZpJzqTLCKOMssW7SsINZ3Hi/8+cKJSk0IoiCOs7IbqqXNTFWRCGVxmzRXhdBuRo7FOt99eCpYxbCFghVXhRfqID2rRqj/5LT8GVgtKysAQ2cN1klNQ5z4aBkZEpyCYKq0TYanIYdSUC8H0PvOVFci/k+xWa2q6IxMgsAH+Wiu7zXA7VWYE+M+u42HvhandehUfAdixIKq2DE/XxwFWIttD9V+Zr9GS4BgQyk4cl9O7V6phhWcC6xr1c1wyHEfRAis84EE2sCW/mMiqW7RioVv4uILbaDb+tYwuENj+vb2i7Jf8/3qd+MUs85XQRTTRDmv0a8+a/66dU/TijbHJO0hRbBuq2nIcUGPbUZhoqyc6srpXrPkvqTrbFpDof83SYuodyk30EqmnCo6J2H7ft7MbbZeLmdDCaHvQsFEa3gUEMz7FVkuclLT9o+iBOF3wl89m6H+h5friKbH61XgApoITktiQYDPa2k6cZwA5/cg1zuooLaPCyhPhCQH0HYzXImTa7vNDa+D4oR1zBGmOmK258dqF+g8jIEmLjty7zuH9b4MpHzTzmFq0NRBupkeiom4CBfUlJ873srCX8Kwc1oDIgOpj1jZZsu4kz0yx41FGtbYylxjzk3hoCxsZPrAcW+P/BxmnqB1kCyXLfnrYz/ZArR9KC','2026-12-11T02:00:00.341218Z');
INSERT INTO "documents" VALUES('01a22e9f2d7f846ab096c065b4f21400','cb11440233e28f73e876fc7fb7de6e748d22fdebfb6a4f9cac44288d763c5f72','contract','contract@1','v1.t1.mcH4Qrl9T2OFPjZ+jB0x1LsMK4ShKMmpTqH9+dNFb0YDDRhyw3/gGIhK0+EwhJL+h3stuxJSbi4tr+C5NehGlcRid/A6pONfzyBSfrmdV8WFqcamjvxCvS9CPHK/prL+EIm2NlQfW0qXheoq0NuhBz4rSxQCDNatZ5L+yc5I6IZkwAAyRlJqLpO2oekRIgtPvyzYKahB40iTJCI+SXR1g30f+zP91HMwdOf2sIaQ2Q6JrBRkci+MqiZAruu+T2/LZjjx/XaCp5flH/o6l/O+QR42Set6xzx+fMOvV4asehmHCG4ZugakreqaZPzPElEe6Rc8AQPpujX6RHFVCc7VsCeZIeCSOUlqZZkv8TWq1IW2iCHa8F0Pq7geEc7FVB2h8Pmwhf2QPmTICwb6eL3+sUwOVl9E8ucsTCSmCbRBQsGxp0Ex002eKeZ63Bne38y37n1eV6GAOmKX8bJUIsxIXPXLcPHuKLjGPDy88qD2XwxGHUJoveSU9ejTbXAY4K82RKqGuh6KOM8Giayur1DaGppDG+LVzQrYVKQomzOyWQnAcnLHcm1KAK2gXmoCGrMK2xtkWrhvmq3EQqRcPqXqj4vvPgSrfBTV/XuSVyCB4h9zYerelTpxD/vMKWQHqQaCaegQo7JKJi1Po/ia/k80c4eyJHZIC8/JBsr4+nwmQI42kP6KGDEKAQ6cbqnv','2026-12-11T02:00:00.349170Z');
INSERT INTO "documents" VALUES('01a22e9f2dcc80e898b6725c9ec1616a','dcedb16e441302a7dded0bbd2cbc6d8c95fd30a411e8927521199312ab8ba103','declaration','declaration@1','v1.t1.RAHNGeifiDtPkw9boQtDDSgC+SNrmFOHoT8BGmvL5b2IQ7JQZuv9jZPqCRvxWS2HVrd/UQx3zcHaeFplt1pWsuhwv1rzvAZQoJFBKDQnAed8kN3s9uOpsoDJ7yzM5h9nPMHwajSCMu5sdSm8FTOWRa2BFZ/HoFIG0ALsofAuD2TMlA29bzI0U+lkGrAZuLmk7OkXgXpcLlTrr0c2ahdQ30rNlMtz9o2GF5XwRj0hFop+MUQiOS1ZHvCYyQYIlIBuHmLJlrHNZtFjaPK9OcR605JfbrRhBkdnMpsULEqw4/31fj8mv9Fufl1LKt+BR8R/Tkf6d+XdMxQo+XHQe5m3eoZGJWSD1Fb8jdBMz6gahECr5bQCtpKqh4AAsLUIY3LSRVYtldRJsblUAAXvkmTr8QvtHRQjL/obqOouQE/TZVcjajrqLRCIccBQfMZ1u8dONe2ZfqaRwNWeseyehK9LRZrplD2tIsl2foEQpKAjoNdwfnQokFwFDmZXZ5+BoL9jEJnJct47PN5F5LsTmeBm2O5EUp3aoICxOVkUBYKmcUXiqhCtsX3mZNRn2iqm9YUz29Z/WpEWilMb2pxfqqpPd4eXTn4LoHwduNvuoDADZMSdegRg+oZYLXTshyAY+AoCYi+Ai7gV7XRMjH2IrYlQFx6OUjQwm48D0eG2RcSNQdx1KnChLfZLH26xDL57mCjoEbXyT9InaoY9yLYk5x3wQJph8JAJsfvcWDOfaJ1u+qmzGTt0vf7KzE/GJ37EYsCHFL2gyWvmXGS8XVA6BMQ7TqGGk6BYU3qllalyiRIUXoOJVtJ5iW7XIyUIofwE2feLXqVNdHCP51Ah/Omkju/hIjQ/7i1Z1pp7Cu6Gkfxamp/2u2prmCF6fnjCEAPhX6tuB17NcyWMmgizrZtcZf7d/Q==','2026-12-11T02:00:00.410086Z');
INSERT INTO "documents" VALUES('01a22e9f2ddd8a5a8d05fbe80efb7f43','087ae62088b3c2a9f1483a8ce2496a09df2d781d15aa87efc6b3e5e64c3cf64b','declaration','declaration@1','v1.t1.LxtNxNFLTIloe9PSqRU9XCo8LIAS47RRAFMasQ07NCqKAnYFQ6se+S2Sj7dUc0p7MNBNvXodJatwOS603mQPaL4JTxgIWjR6F1O8aNyyfb7jQH770xPDtrfZmBMXW6VxtrVQF0sK4HVNSrL8mGoJ+mANHuVqV1zUg7/p+aoICu1CnkfE2XAoPWf+EKrMzv1ZMYO1Bf5lleNzCrra/64cVOWiaa4ER/7OAhbfFLS74jtonISeBbVQA5CT1L2mDvpYf2Yckodo8lR9hFU6DqkCrPBklFQjjZ68vWMfgoKk2qnWFXfNDTYI4dDEvLQ72AANK4ddk9RnbIPVCMLkHsDETffTDYrysjoSHmAZP4Al4t6EVry0Xwanqww0fBG/GbJK3lXbg9KfC5ne2NvwIkxFH7AecWCqnr8q777X95+5RBqjUZyn4zX4kXhAU58kaZ6QrfZlplPMVorquprGuLnomiefjPfyeCHp3laf6iQqM9o9UlY9ibaq7I+eugF3ToBhe9Zm+oxr9oaBA+ZBIr7fblcAhSaBPDBFvuZJu1XTThhzc/ktr5ocLLTvrUIvwVzR+/bCOABME4GbBcwlJ+JnuyFIMUcnay+SuAmfMSfAyWDeFF0qWf74RV87kpNuD+uL0Mi06DcrFLXKq6tuzm5WDoVFBiXZgsqkHYnXNRxCrnN+JIfFswjHqMaUHJ+jHjEeoTQesCkSksB9sBN+lhE/cXmSkEayvs4bI7iqqvl/nle3QlOV+Enlnf89yVzwUFPy4X4HkErFar7w7gQo1k1vKoSnTFS5r0NA8YBA/d5WKemElaBpmOaoGo2xSU34NxshTWT9NQsrTwOh+6+zkln5symyyxYmQY48sZ61hf+mWMiBico8haAYFFOKX5v01gOP+o+Yfv9A2WI90fKCbnnW2Q==','2026-12-11T02:00:00.441222Z');
INSERT INTO "documents" VALUES('01a22e9f2ddd8a5a8d05fbe80efb7f43','2f50af6f5f2c69226cb914d68d5b006326659bc0a03879d1a3292b0dda738de6','contract','contract@1','v1.t1.pVUPD77QkIkCOuyFnb6Gp3eh30CbNx2f3V74RjnDr+1gss3YfwjeDzq4os9ZKnzvW9I/RyHZ3T/K5zmIgd1m/yapoWUoJyVeRFrXb3+Kz0ujuRTvw/JYuu3wH+O6zoeCOx6yflyAzSM1T+tuvykLrCZC51CAG1oUUBIBwhjJwdYW8lsJiipLwRXrzNdOnwHaN1XnzLdSQQ88/L48gL4fhZV/EPUyYaPFeQgcG2PkH2dUtvQ/TIQueOvFdaKkHP997CUSZX888Tz429ZmwKSeXrcVabQnY+6gDhIqsL9xnJ71ZRDIijRhoelQQKsckNeRLunKgGqj0trhkt/FGHpM6VIpWhoCcSCUQLWeTu0BQ5tmlIOwR5+ClFV9dH45Cn68tx+YRMN/xyxh8znhLYGbkd8dzZPtWcx95S9iAeYPDD1DW06UGzqDKUI9GG62NMV2IvskXDb9Lsj4gichn9I0fksRz9wNMfCqFwfnSi+qUiiHURKqrNIzkk3yWz8pPMmAy3ZajBRaxKGtWf9BHzSXregwx0Ng9wvE0Aaxc8hU00p1gFSlOj4LYk7VKBWHkje7Lj9hpXTXjWBkoyCbDPc/zWvmSXhs/iR+sAnfL/WxlOcAE29V6nMSsiNGlGt+S5k7j/VkM/YZnwio8QG/meTNt5rjrgc/TpzpTNYn99lLpxpJjItyRG9LlEF9Z4S+CzBMDVihrCyGm0G/NpJH','2026-12-11T02:00:00.449345Z');
INSERT INTO "documents" VALUES('01a22e9f2e038625afa2ca5ce98216fb','a4670666c3fbc3cdd501f62cdb68c91f9005818d32865b27c9505ece799883f4','declaration','declaration@1','v1.t1.JeEqe+W6e6+2bPWCMAoVQVMjl6Znu/Pgo7FAnvOMU43oeLJ/Zv9wMbsg86p3WdZis48cAtYQ+cRBIHmJyNhdo1KEmXIX9njIyQ13HXb2k8dzrs4jVd0n7gr9jEOFHlVCfCkG45kfN7dO9xLh3zq8MET4SrVP+cI7413fNieRGkEqdkOPnP36eg5QxnCA1g7DkucuOwls+NQ2r9dInLhhxcXN9mNgrUp4lN2Pb09v4fZcf1Q79EYrSZPtqVaVxYkkG7XONmAYivXq+Cj21Yekp1A2G4s41bbSXox81IscHYB1T5T2+eM+BKCMlFV/gvUcA4jbyzZVmgAJRDiULSyi0pOBZdws9LFE2WXivuNclNEQoftTIjwyOMaefCVDeTNuWkEX0K3xT+hr+P48/66/QmGanMRN9lwiyD1uhJwj7fK3ZnaQkfGEjJEviGl6eQoQtWSqR6KkCd/gGR9D9J3VQ11a1PU8WqSGbqcUQA349QJD3G/R6FKbfEoe0juGRuvSW6fZeJt6BvzCofZG8IOVjPjyzGNfKBcqKYM1a+GV9sYpCfvC7a+TiaLY0Y9F1KtEjiFITMluKalseawzB2bwVx9CMjOr0w59Iiw5Am/5Sbt+xUbMrZY6v5gRLqvq8EHv0V4/rZekshhLG1AR6gJgF3Mi0OuHXZ1yA/+Mf7/qK3+rJAuwddJQ5llWLPBA73EBDEKIs+eYafR11rpWZBX3OBd0cBwh2smWFVq95BsUkr7PzBn510pkQvILKp0Tt3vPy3deD67U+HqV+i3u83VIc7xddqOUS1plfhr0j5HrvIgllhwLUZhpOYvyyrH25yMHs7c6GCtI1uFyNkvrVfz4UAfX0989D6QaGhgsSYySz9o49+66LxED9CMAkenP8a2OnmZevbu66/T5iL0WOmSzww==','2026-12-11T02:00:00.477183Z');
INSERT INTO "documents" VALUES('01a22e9f2e038625afa2ca5ce98216fb','14a25765eef8be159c8ab4019f4ec816caf049ede3d6a02d55504b4abb92efe9','contract','contract@1','v1.t1.pwqHJSMuti6F3ue2M73Vj3c9d9gkzYqXgKyZYgDSAp2IqXnbXdice3CUexmF92M7V+KebytmzY352eRsvyhVd5M5YjgpYdgPpqNI6tU+ygKczboNx4CWowh5aUFiamknfG6Z5GhK5nSOVAGWM1IZFYZi7spdvSTIYSjorTvIyjaspKTHdHIyrZtz5QCB9QYD4JvURfyqzFSdVzt6FErqZkLvVjdgnO1RX3xm9XOvwokAOrfd39+81F04MOKbyfh26HAxsbnoIiQVkDUhSeP+Jz2nH9lyPULfNNArIz84PYy0MX0LnxXTtuMZ+ZgtDRfSDGJGi65TqFVUo1QgCYcrD3jCQaBeziQy78PmXyJXISO+M+LWXfSvMVIPeLioRcqrXOi6J8jAgRQZg00ZDzo/FDuaTBiY2Xvp4yB/izI2pNsEDoJ2vABoKmd7XeaAUnRIy8+1mpysg1OaE/r/ktNFjCt37vM3CTi3/z3Br2uQhyquvb78pzBp7q6D+5dFUGgBZM33mpTFxK0rrgx4WOGpQHzA5SZ4DPpdT3/6hW1E1UVTEbQ2hkLOMavzeMQyUju/l319w5ARWefCyoFEd6lo4B9772zrRDOF62XR12prViKJjyjRUqHWTPQ0ewHQdFDT+7lf74B6iWjz5DZJEoLMyx4AkS3tPDX5xPtCD4ucxdWgwhtO+qQs+4TFOhVL3ATB0hgaCaQXVjOEPXVZ','2026-12-11T02:00:00.481146Z');
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
INSERT INTO "history" VALUES('01a22e9f2c4e81a687871afe2a3f8252',1,'2026-12-11T02:00:00.000208Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e9f2c4e81a687871afe2a3f8252',2,'2026-12-11T02:00:00.044700Z','running','materials','waiting','materials','materials_missing','step','01a22e9f2c6574c0a783a61f55d8c81f','{"waiting_for":"payment.materials.supplied","until":"2026-12-21T02:00:00.044700+00:00"}');
INSERT INTO "history" VALUES('01a22e9f2c7785bd93016e8e86929822',1,'2026-12-11T02:00:00.061026Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e9f2c7785bd93016e8e86929822',2,'2026-12-11T02:00:00.072673Z','running','materials','running','method',NULL,'step','01a22e9f2c7f751385593875ecff5bc0',NULL);
INSERT INTO "history" VALUES('01a22e9f2c7785bd93016e8e86929822',3,'2026-12-11T02:00:00.077329Z','running','method','running','declaration',NULL,'step','01a22e9f2c7f751385593875ecff5bc0',NULL);
INSERT INTO "history" VALUES('01a22e9f2c7785bd93016e8e86929822',4,'2026-12-11T02:00:00.081176Z','running','declaration','waiting','declaration','authority_pending','step','01a22e9f2c7f751385593875ecff5bc0','{"waiting_for":"authority_answer","until":"2026-12-16T02:00:00.081176+00:00"}');
INSERT INTO "history" VALUES('01a22e9f2cba8f1b8ed690a7bda31eb8',1,'2026-12-11T02:00:00.128168Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e9f2cba8f1b8ed690a7bda31eb8',2,'2026-12-11T02:00:00.136695Z','running','materials','running','method',NULL,'step','01a22e9f2cc0701d9f269d93a190906e',NULL);
INSERT INTO "history" VALUES('01a22e9f2cba8f1b8ed690a7bda31eb8',3,'2026-12-11T02:00:00.141348Z','running','method','running','declaration',NULL,'step','01a22e9f2cc0701d9f269d93a190906e',NULL);
INSERT INTO "history" VALUES('01a22e9f2cba8f1b8ed690a7bda31eb8',4,'2026-12-11T02:00:00.153463Z','running','declaration','running','contract',NULL,'step','01a22e9f2cc0701d9f269d93a190906e',NULL);
INSERT INTO "history" VALUES('01a22e9f2cba8f1b8ed690a7bda31eb8',5,'2026-12-11T02:00:00.169368Z','running','contract','waiting','contract','contract_to_sign','step','01a22e9f2cc0701d9f269d93a190906e','{"waiting_for":"payment.contract.signed","until":"2026-12-18T02:00:00.169368+00:00"}');
INSERT INTO "history" VALUES('01a22e9f2cf88c63a7baf66ce5830dfe',1,'2026-12-11T02:00:00.189747Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e9f2cf88c63a7baf66ce5830dfe',2,'2026-12-11T02:00:00.195218Z','running','materials','running','method',NULL,'step','01a22e9f2cfb7a0490850125e7997d83',NULL);
INSERT INTO "history" VALUES('01a22e9f2cf88c63a7baf66ce5830dfe',3,'2026-12-11T02:00:00.197145Z','running','method','running','declaration',NULL,'step','01a22e9f2cfb7a0490850125e7997d83',NULL);
INSERT INTO "history" VALUES('01a22e9f2cf88c63a7baf66ce5830dfe',4,'2026-12-11T02:00:00.198639Z','running','declaration','running','contract',NULL,'step','01a22e9f2cfb7a0490850125e7997d83',NULL);
INSERT INTO "history" VALUES('01a22e9f2cf88c63a7baf66ce5830dfe',5,'2026-12-11T02:00:00.201952Z','running','contract','running','collection',NULL,'step','01a22e9f2cfb7a0490850125e7997d83','{"note":"method_needs_no_contract"}');
INSERT INTO "history" VALUES('01a22e9f2cf88c63a7baf66ce5830dfe',6,'2026-12-11T02:00:00.203755Z','running','collection','waiting','collection','payer_pays','step','01a22e9f2cfb7a0490850125e7997d83','{"waiting_for":"payment.settled","until":"2026-12-23T16:00:00+00:00"}');
INSERT INTO "history" VALUES('01a22e9f2d10812c9a3e30d15488004e',1,'2026-12-11T02:00:00.213604Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e9f2d10812c9a3e30d15488004e',2,'2026-12-11T02:00:00.222919Z','running','materials','running','method',NULL,'step','01a22e9f2d14774dbb1b612d75b086e2',NULL);
INSERT INTO "history" VALUES('01a22e9f2d10812c9a3e30d15488004e',3,'2026-12-11T02:00:00.225420Z','running','method','running','declaration',NULL,'step','01a22e9f2d14774dbb1b612d75b086e2',NULL);
INSERT INTO "history" VALUES('01a22e9f2d10812c9a3e30d15488004e',4,'2026-12-11T02:00:00.233473Z','running','declaration','running','contract',NULL,'step','01a22e9f2d14774dbb1b612d75b086e2',NULL);
INSERT INTO "history" VALUES('01a22e9f2d10812c9a3e30d15488004e',5,'2026-12-11T02:00:00.237256Z','running','contract','running','collection',NULL,'step','01a22e9f2d14774dbb1b612d75b086e2',NULL);
INSERT INTO "history" VALUES('01a22e9f2d10812c9a3e30d15488004e',6,'2026-12-11T02:00:00.242211Z','running','collection','waiting','collection','account_frozen','step','01a22e9f2d14774dbb1b612d75b086e2','{"waiting_for":"payment.method.chosen","until":"2026-12-18T02:00:00.242211+00:00"}');
INSERT INTO "history" VALUES('01a22e9f2d378aa2b6ec1c28b2bff35c',1,'2026-12-11T02:00:00.253100Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e9f2d378aa2b6ec1c28b2bff35c',2,'2026-12-11T02:00:00.256729Z','running','materials','running','method',NULL,'step','01a22e9f2d39717ba32350f1c26a3127',NULL);
INSERT INTO "history" VALUES('01a22e9f2d378aa2b6ec1c28b2bff35c',3,'2026-12-11T02:00:00.265227Z','running','method','running','declaration',NULL,'step','01a22e9f2d39717ba32350f1c26a3127',NULL);
INSERT INTO "history" VALUES('01a22e9f2d378aa2b6ec1c28b2bff35c',4,'2026-12-11T02:00:00.267479Z','running','declaration','running','contract',NULL,'step','01a22e9f2d39717ba32350f1c26a3127',NULL);
INSERT INTO "history" VALUES('01a22e9f2d378aa2b6ec1c28b2bff35c',5,'2026-12-11T02:00:00.277288Z','running','contract','running','collection',NULL,'step','01a22e9f2d39717ba32350f1c26a3127',NULL);
INSERT INTO "history" VALUES('01a22e9f2d378aa2b6ec1c28b2bff35c',6,'2026-12-11T02:00:00.285234Z','running','collection','waiting','collection','bank_unknown','step','01a22e9f2d39717ba32350f1c26a3127','{"waiting_for":"retry","until":"2026-12-11T02:00:02.285234+00:00"}');
INSERT INTO "history" VALUES('01a22e9f2d638fbe9020568589c7ada8',1,'2026-12-11T02:00:00.296432Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e9f2d638fbe9020568589c7ada8',2,'2026-12-11T02:00:00.301272Z','running','materials','running','method',NULL,'step','01a22e9f2d66704da3f697bc76353d57',NULL);
INSERT INTO "history" VALUES('01a22e9f2d638fbe9020568589c7ada8',3,'2026-12-11T02:00:00.302628Z','running','method','running','declaration',NULL,'step','01a22e9f2d66704da3f697bc76353d57',NULL);
INSERT INTO "history" VALUES('01a22e9f2d638fbe9020568589c7ada8',4,'2026-12-11T02:00:00.304338Z','running','declaration','running','contract',NULL,'step','01a22e9f2d66704da3f697bc76353d57',NULL);
INSERT INTO "history" VALUES('01a22e9f2d638fbe9020568589c7ada8',5,'2026-12-11T02:00:00.307551Z','running','contract','running','collection',NULL,'step','01a22e9f2d66704da3f697bc76353d57',NULL);
INSERT INTO "history" VALUES('01a22e9f2d638fbe9020568589c7ada8',6,'2026-12-11T02:00:00.311035Z','running','collection','running','voucher',NULL,'step','01a22e9f2d66704da3f697bc76353d57',NULL);
INSERT INTO "history" VALUES('01a22e9f2d638fbe9020568589c7ada8',7,'2026-12-11T02:00:00.317339Z','running','voucher','completed','voucher',NULL,'step','01a22e9f2d66704da3f697bc76353d57',NULL);
INSERT INTO "history" VALUES('01a22e9f2d7f846ab096c065b4f21400',1,'2026-12-11T02:00:00.324904Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e9f2d7f846ab096c065b4f21400',2,'2026-12-11T02:00:00.329896Z','running','materials','running','method',NULL,'step','01a22e9f2d8373a6b490e7f59cc3f853',NULL);
INSERT INTO "history" VALUES('01a22e9f2d7f846ab096c065b4f21400',3,'2026-12-11T02:00:00.336534Z','running','method','running','declaration',NULL,'step','01a22e9f2d8373a6b490e7f59cc3f853',NULL);
INSERT INTO "history" VALUES('01a22e9f2d7f846ab096c065b4f21400',4,'2026-12-11T02:00:00.341218Z','running','declaration','running','contract',NULL,'step','01a22e9f2d8373a6b490e7f59cc3f853',NULL);
INSERT INTO "history" VALUES('01a22e9f2d7f846ab096c065b4f21400',5,'2026-12-11T02:00:00.349170Z','running','contract','running','collection',NULL,'step','01a22e9f2d8373a6b490e7f59cc3f853',NULL);
INSERT INTO "history" VALUES('01a22e9f2d7f846ab096c065b4f21400',6,'2026-12-11T02:00:00.361456Z','running','collection','waiting','collection','debit_day_not_yet','step','01a22e9f2d8373a6b490e7f59cc3f853','{"waiting_for":"debit_day","until":"2026-12-17T16:00:00+00:00"}');
INSERT INTO "history" VALUES('01a22e9f2db3861b9660e0857c418ae1',1,'2026-12-11T02:00:00.376985Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e9f2dbc87f7ac77b95e072733b7',1,'2026-12-11T02:00:00.386386Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e9f2dbc87f7ac77b95e072733b7',2,'2026-12-11T02:00:00.391949Z','running','materials','running','method',NULL,'step','01a22e9f2dc072d18101cbea39d1d4e8',NULL);
INSERT INTO "history" VALUES('01a22e9f2dc38ab19a3a439e64062810',1,'2026-12-11T02:00:00.393544Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e9f2dc38ab19a3a439e64062810',2,'2026-12-11T02:00:00.399129Z','running','materials','running','method',NULL,'step','01a22e9f2dc77990b5f0c9a67f36a059',NULL);
INSERT INTO "history" VALUES('01a22e9f2dc38ab19a3a439e64062810',3,'2026-12-11T02:00:00.400555Z','running','method','running','declaration',NULL,'step','01a22e9f2dc77990b5f0c9a67f36a059',NULL);
INSERT INTO "history" VALUES('01a22e9f2dcc80e898b6725c9ec1616a',1,'2026-12-11T02:00:00.402166Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e9f2dcc80e898b6725c9ec1616a',2,'2026-12-11T02:00:00.406379Z','running','materials','running','method',NULL,'step','01a22e9f2dcf7410b483a083fc1eea22',NULL);
INSERT INTO "history" VALUES('01a22e9f2dcc80e898b6725c9ec1616a',3,'2026-12-11T02:00:00.407757Z','running','method','running','declaration',NULL,'step','01a22e9f2dcf7410b483a083fc1eea22',NULL);
INSERT INTO "history" VALUES('01a22e9f2dcc80e898b6725c9ec1616a',4,'2026-12-11T02:00:00.410086Z','running','declaration','running','contract',NULL,'step','01a22e9f2dcf7410b483a083fc1eea22',NULL);
INSERT INTO "history" VALUES('01a22e9f2ddd8a5a8d05fbe80efb7f43',1,'2026-12-11T02:00:00.418577Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e9f2ddd8a5a8d05fbe80efb7f43',2,'2026-12-11T02:00:00.432737Z','running','materials','running','method',NULL,'step','01a22e9f2de3782c9ed1825fd3e69ae2',NULL);
INSERT INTO "history" VALUES('01a22e9f2ddd8a5a8d05fbe80efb7f43',3,'2026-12-11T02:00:00.436867Z','running','method','running','declaration',NULL,'step','01a22e9f2de3782c9ed1825fd3e69ae2',NULL);
INSERT INTO "history" VALUES('01a22e9f2ddd8a5a8d05fbe80efb7f43',4,'2026-12-11T02:00:00.441222Z','running','declaration','running','contract',NULL,'step','01a22e9f2de3782c9ed1825fd3e69ae2',NULL);
INSERT INTO "history" VALUES('01a22e9f2ddd8a5a8d05fbe80efb7f43',5,'2026-12-11T02:00:00.449345Z','running','contract','running','collection',NULL,'step','01a22e9f2de3782c9ed1825fd3e69ae2',NULL);
INSERT INTO "history" VALUES('01a22e9f2e038625afa2ca5ce98216fb',1,'2026-12-11T02:00:00.457319Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e9f2e038625afa2ca5ce98216fb',2,'2026-12-11T02:00:00.464681Z','running','materials','running','method',NULL,'step','01a22e9f2e07741fa5d9975f8a55b97a',NULL);
INSERT INTO "history" VALUES('01a22e9f2e038625afa2ca5ce98216fb',3,'2026-12-11T02:00:00.469189Z','running','method','running','declaration',NULL,'step','01a22e9f2e07741fa5d9975f8a55b97a',NULL);
INSERT INTO "history" VALUES('01a22e9f2e038625afa2ca5ce98216fb',4,'2026-12-11T02:00:00.477183Z','running','declaration','running','contract',NULL,'step','01a22e9f2e07741fa5d9975f8a55b97a',NULL);
INSERT INTO "history" VALUES('01a22e9f2e038625afa2ca5ce98216fb',5,'2026-12-11T02:00:00.481146Z','running','contract','running','collection',NULL,'step','01a22e9f2e07741fa5d9975f8a55b97a',NULL);
INSERT INTO "history" VALUES('01a22e9f2e038625afa2ca5ce98216fb',6,'2026-12-11T02:00:00.486738Z','running','collection','running','voucher',NULL,'step','01a22e9f2e07741fa5d9975f8a55b97a',NULL);
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
INSERT INTO "inbox" VALUES('01a22e9f2c527798ac8584a4524333f4','portal','/portal/shanghai','evt-SH-2026-000001','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e9f2c4e81a687871afe2a3f8252',NULL,'24dfc2ebee5a017386e8d0b04489798db23c587f84f5884c4be6d329205230ad',NULL,NULL,'2026-12-11T02:00:00.000208Z','2026-12-11T02:00:00.000208Z');
INSERT INTO "inbox" VALUES('01a22e9f2c777e5388e11d4354b99eb2','portal','/portal/shanghai','evt-SH-2026-000002','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e9f2c7785bd93016e8e86929822',NULL,'28c958ccf719aa67ceb569734f4516945969b25d70d777e50da0ae70f5188926',NULL,NULL,'2026-12-11T02:00:00.061026Z','2026-12-11T02:00:00.061026Z');
INSERT INTO "inbox" VALUES('01a22e9f2cbb7196b2cf5f6dc6d39ee2','portal','/portal/shanghai','evt-SH-2026-000003','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e9f2cba8f1b8ed690a7bda31eb8',NULL,'49081dea1a2fc21a022c98fa1159acbf82cc10907ff86ee3559dced6e4034cee',NULL,NULL,'2026-12-11T02:00:00.128168Z','2026-12-11T02:00:00.128168Z');
INSERT INTO "inbox" VALUES('01a22e9f2cf877d6a8a1d0cc0c0225ed','portal','/portal/shanghai','evt-SH-2026-000004','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e9f2cf88c63a7baf66ce5830dfe',NULL,'96a9f4799ef6782d4d542ef65777f1c5fda4baf4040d17a4525c9b191e04d3d5',NULL,NULL,'2026-12-11T02:00:00.189747Z','2026-12-11T02:00:00.189747Z');
INSERT INTO "inbox" VALUES('01a22e9f2d1075de818a5a3fdf49aaee','portal','/portal/shanghai','evt-SH-2026-000005','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e9f2d10812c9a3e30d15488004e',NULL,'7eb314d6cf6babc5ce3fac4e620ec6f6fdda1ae10faf63872e361132b70aad64',NULL,NULL,'2026-12-11T02:00:00.213604Z','2026-12-11T02:00:00.213604Z');
INSERT INTO "inbox" VALUES('01a22e9f2d377e1e8bed3016b9e69f0f','portal','/portal/shanghai','evt-SH-2026-000006','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e9f2d378aa2b6ec1c28b2bff35c',NULL,'5c4bccdcaa1f9d16d81bbc0321d3268d61ec03bf0b144053f7f3cfe6db8c6701',NULL,NULL,'2026-12-11T02:00:00.253100Z','2026-12-11T02:00:00.253100Z');
INSERT INTO "inbox" VALUES('01a22e9f2d637b5c855b5e5f3aeafc1f','portal','/portal/shanghai','evt-SH-2026-000007','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e9f2d638fbe9020568589c7ada8',NULL,'32a320eceb681532e4668f17738d52b047cc8f1ff1827ff190e9a9b4efeed8d5',NULL,NULL,'2026-12-11T02:00:00.296432Z','2026-12-11T02:00:00.296432Z');
INSERT INTO "inbox" VALUES('01a22e9f2d7f7cb7baf170d9430c2c8c','portal','/portal/shanghai','evt-SH-2026-000008','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e9f2d7f846ab096c065b4f21400',NULL,'7f19e9ac7e7bc7376a64330bd1950cac99367d8d986d5caeadec857fcec27ca2',NULL,NULL,'2026-12-11T02:00:00.324904Z','2026-12-11T02:00:00.324904Z');
INSERT INTO "inbox" VALUES('01a22e9f2db37c4ba474fc0ddb2c60a3','portal','/portal/shanghai','evt-SH-2026-000020','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e9f2db3861b9660e0857c418ae1',NULL,'382b44843f9477f945c799e878ae35ce76719f1061ccf0144e94ad80a1ef48d4',NULL,NULL,'2026-12-11T02:00:00.376985Z','2026-12-11T02:00:00.376985Z');
INSERT INTO "inbox" VALUES('01a22e9f2dbd729ea0cebb5d9d0643f2','portal','/portal/shanghai','evt-SH-2026-000021','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e9f2dbc87f7ac77b95e072733b7',NULL,'6314a90cbe4ff466af43424c15dd35d170f16e9309a77bd5fb0e6c3cc4183a33',NULL,NULL,'2026-12-11T02:00:00.386386Z','2026-12-11T02:00:00.386386Z');
INSERT INTO "inbox" VALUES('01a22e9f2dc4729e800ec11eb30bc05a','portal','/portal/shanghai','evt-SH-2026-000022','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e9f2dc38ab19a3a439e64062810',NULL,'a6b0f0356b249344242529bb85f67ff746fb1d8924ab788d51d822223fa53c5a',NULL,NULL,'2026-12-11T02:00:00.393544Z','2026-12-11T02:00:00.393544Z');
INSERT INTO "inbox" VALUES('01a22e9f2dcc7c3e9ea2aea2487daac2','portal','/portal/shanghai','evt-SH-2026-000023','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e9f2dcc80e898b6725c9ec1616a',NULL,'fe4ee74180710167e687d468d70eff806e68c602c0f83b6a329e6d1cd32b2d8d',NULL,NULL,'2026-12-11T02:00:00.402166Z','2026-12-11T02:00:00.402166Z');
INSERT INTO "inbox" VALUES('01a22e9f2ddd75f58b99ccbc7cc673eb','portal','/portal/shanghai','evt-SH-2026-000024','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e9f2ddd8a5a8d05fbe80efb7f43',NULL,'c789569a7a55ac550ff4a1aafdf37267293f6f93ba21d1d1074258a281b6b032',NULL,NULL,'2026-12-11T02:00:00.418577Z','2026-12-11T02:00:00.418577Z');
INSERT INTO "inbox" VALUES('01a22e9f2e0471cc8e3d0008b6712469','portal','/portal/shanghai','evt-SH-2026-000025','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e9f2e038625afa2ca5ce98216fb',NULL,'a6ef348909007975139b62224d8700fa32c5dee208ff741613334359c1293b01',NULL,NULL,'2026-12-11T02:00:00.457319Z','2026-12-11T02:00:00.457319Z');
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
INSERT INTO "ledger_entries" VALUES('01a22e9f2d638fbe9020568589c7ada8',1,'payer',NULL,240000,0,'2026-12-11T02:00:00.317339Z');
INSERT INTO "ledger_entries" VALUES('01a22e9f2d638fbe9020568589c7ada8',2,'pension.pooling_fund','pension',0,96000,'2026-12-11T02:00:00.317339Z');
INSERT INTO "ledger_entries" VALUES('01a22e9f2d638fbe9020568589c7ada8',3,'pension.individual_account','pension',0,64000,'2026-12-11T02:00:00.317339Z');
INSERT INTO "ledger_entries" VALUES('01a22e9f2d638fbe9020568589c7ada8',4,'medical.fund','medical',0,80000,'2026-12-11T02:00:00.317339Z');
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
INSERT INTO "messages" VALUES('01a22e9f2c7378328ef7cda03cba7f3f','01a22e9f2c4e81a687871afe2a3f8252','email','materials_wanted','{"missing":["bank_card_copy"],"until":"2026-12-21T02:00:00.044700+00:00"}','due',NULL,'2026-12-11T02:00:00.044700Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.044700Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22e9f2c73786cac5254c24c7b8388','01a22e9f2c4e81a687871afe2a3f8252','sms','materials_wanted','{"missing":["bank_card_copy"],"until":"2026-12-21T02:00:00.044700+00:00"}','due',NULL,'2026-12-11T02:00:00.044700Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.044700Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22e9f2cf37c1696689d4cacef43ec','01a22e9f2cba8f1b8ed690a7bda31eb8','email','contract_to_sign','{"contract":"1","until":"2026-12-18T02:00:00.169368+00:00"}','due',NULL,'2026-12-11T02:00:00.169368Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.169368Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22e9f2cf37c4583d9f7acb101680d','01a22e9f2cba8f1b8ed690a7bda31eb8','sms','contract_to_sign','{"contract":"1","until":"2026-12-18T02:00:00.169368+00:00"}','due',NULL,'2026-12-11T02:00:00.169368Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.169368Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22e9f2d0c7863b681a7c57a9f899b','01a22e9f2cf88c63a7baf66ce5830dfe','email','pay_by_yourself','{"method":"tax_app","order":"bank-66ce5830dfe:collection:1","until":"2026-12-23T16:00:00+00:00"}','due',NULL,'2026-12-11T02:00:00.203755Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.203755Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22e9f2d0c788c877ab173d2db6960','01a22e9f2cf88c63a7baf66ce5830dfe','sms','pay_by_yourself','{"method":"tax_app","order":"bank-66ce5830dfe:collection:1","until":"2026-12-23T16:00:00+00:00"}','due',NULL,'2026-12-11T02:00:00.203755Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.203755Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22e9f2d2e73f487ac68e1ba434641','01a22e9f2d10812c9a3e30d15488004e','email','choice_wanted','{"methods":["tax_app","gov_app","alipay","wechat"],"reason":"account_frozen","until":"2026-12-18T02:00:00.242211+00:00"}','due',NULL,'2026-12-11T02:00:00.242211Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.242211Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22e9f2d2e7421aa17a9a6541d1378','01a22e9f2d10812c9a3e30d15488004e','sms','choice_wanted','{"methods":["tax_app","gov_app","alipay","wechat"],"reason":"account_frozen","until":"2026-12-18T02:00:00.242211+00:00"}','due',NULL,'2026-12-11T02:00:00.242211Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.242211Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22e9f2d7a7b14825de19621ed0672','01a22e9f2d638fbe9020568589c7ada8','email','voucher','{"voucher":"3100003QEDN349MRMPVY"}','due',NULL,'2026-12-11T02:00:00.317339Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.317339Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22e9f2d7a7b3badbd049fd5797605','01a22e9f2d638fbe9020568589c7ada8','sms','voucher','{"voucher":"3100003QEDN349MRMPVY"}','due',NULL,'2026-12-11T02:00:00.317339Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.317339Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22e9f2da27f3da0521bdb28e6442e','01a22e9f2d7f846ab096c065b4f21400','email','debit_announced','{"debit_on":"2026-12-18"}','due',NULL,'2026-12-11T02:00:00.349170Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.349170Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22e9f2da27f6fa10397d61acc2b21','01a22e9f2d7f846ab096c065b4f21400','sms','debit_announced','{"debit_on":"2026-12-18"}','due',NULL,'2026-12-11T02:00:00.349170Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.349170Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO "outbox" VALUES('01a22e9f2c4f7bf098f34d768ba93bb6','01a22e9f2c4e81a687871afe2a3f8252','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000001","region":"310000"}','2026-12-11T02:00:00.000208Z','2026-12-11T02:00:00.000208Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e9f2c73788eb03e8ab7db51fa84','01a22e9f2c4e81a687871afe2a3f8252','cn.shebao.payment.waiting.v1','{"for":"payment.materials.supplied","until":"2026-12-21T02:00:00.044700+00:00","reason":"materials_missing"}','2026-12-11T02:00:00.044700Z','2026-12-11T02:00:00.044700Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e9f2c7778e3b3437fdd1caecfa5','01a22e9f2c7785bd93016e8e86929822','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000002","region":"310000"}','2026-12-11T02:00:00.061026Z','2026-12-11T02:00:00.061026Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e9f2cb57d10932a5ba1319db583','01a22e9f2c7785bd93016e8e86929822','cn.shebao.payment.waiting.v1','{"for":"authority_answer","until":"2026-12-16T02:00:00.081176+00:00","reason":"authority_pending"}','2026-12-11T02:00:00.081176Z','2026-12-11T02:00:00.081176Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e9f2cba7c8e89c3aa4ec716c636','01a22e9f2cba8f1b8ed690a7bda31eb8','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000003","region":"310000"}','2026-12-11T02:00:00.128168Z','2026-12-11T02:00:00.128168Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e9f2cf37c63a81ecd08c7660b3a','01a22e9f2cba8f1b8ed690a7bda31eb8','cn.shebao.payment.waiting.v1','{"for":"payment.contract.signed","until":"2026-12-18T02:00:00.169368+00:00","reason":"contract_to_sign"}','2026-12-11T02:00:00.169368Z','2026-12-11T02:00:00.169368Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e9f2cf873a08f6bf6e6fe4fe8f5','01a22e9f2cf88c63a7baf66ce5830dfe','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000004","region":"310000"}','2026-12-11T02:00:00.189747Z','2026-12-11T02:00:00.189747Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e9f2d0c78a7b806acfb48017906','01a22e9f2cf88c63a7baf66ce5830dfe','cn.shebao.payment.waiting.v1','{"for":"payment.settled","until":"2026-12-23T16:00:00+00:00","reason":"payer_pays"}','2026-12-11T02:00:00.203755Z','2026-12-11T02:00:00.203755Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e9f2d107196943d7a7f8387f3dc','01a22e9f2d10812c9a3e30d15488004e','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000005","region":"310000"}','2026-12-11T02:00:00.213604Z','2026-12-11T02:00:00.213604Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e9f2d2e743bb5d184a023da0dc1','01a22e9f2d10812c9a3e30d15488004e','cn.shebao.payment.waiting.v1','{"for":"payment.method.chosen","until":"2026-12-18T02:00:00.242211+00:00","reason":"account_frozen"}','2026-12-11T02:00:00.242211Z','2026-12-11T02:00:00.242211Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e9f2d377996a66914dc44efc094','01a22e9f2d378aa2b6ec1c28b2bff35c','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000006","region":"310000"}','2026-12-11T02:00:00.253100Z','2026-12-11T02:00:00.253100Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e9f2d63770595a249f91e7bc062','01a22e9f2d638fbe9020568589c7ada8','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000007","region":"310000"}','2026-12-11T02:00:00.296432Z','2026-12-11T02:00:00.296432Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e9f2d767d5ab0b2b18fb09b8c79','01a22e9f2d638fbe9020568589c7ada8','cn.shebao.payment.collected.v1','{}','2026-12-11T02:00:00.311035Z','2026-12-11T02:00:00.311035Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e9f2d7a7b51b87b575db90802d2','01a22e9f2d638fbe9020568589c7ada8','cn.shebao.payment.completed.v1','{"voucher":"3100003QEDN349MRMPVY"}','2026-12-11T02:00:00.317339Z','2026-12-11T02:00:00.317339Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e9f2d7f78aa96ddd0e6c031e287','01a22e9f2d7f846ab096c065b4f21400','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000008","region":"441900"}','2026-12-11T02:00:00.324904Z','2026-12-11T02:00:00.324904Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e9f2daa7dda80e233b271365949','01a22e9f2d7f846ab096c065b4f21400','cn.shebao.payment.waiting.v1','{"for":"debit_day","until":"2026-12-17T16:00:00+00:00","reason":"debit_day_not_yet"}','2026-12-11T02:00:00.361456Z','2026-12-11T02:00:00.361456Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e9f2db377c19b80cff3808fe6fe','01a22e9f2db3861b9660e0857c418ae1','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000020","region":"310000"}','2026-12-11T02:00:00.376985Z','2026-12-11T02:00:00.376985Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e9f2dbc7d9d91f753ebee435d67','01a22e9f2dbc87f7ac77b95e072733b7','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000021","region":"310000"}','2026-12-11T02:00:00.386386Z','2026-12-11T02:00:00.386386Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e9f2dc37ebd9c15c60f1e631de1','01a22e9f2dc38ab19a3a439e64062810','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000022","region":"310000"}','2026-12-11T02:00:00.393544Z','2026-12-11T02:00:00.393544Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e9f2dcc788db74fefa15e53824b','01a22e9f2dcc80e898b6725c9ec1616a','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000023","region":"310000"}','2026-12-11T02:00:00.402166Z','2026-12-11T02:00:00.402166Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e9f2ddd7122bbd2615f7be07f97','01a22e9f2ddd8a5a8d05fbe80efb7f43','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000024","region":"310000"}','2026-12-11T02:00:00.418577Z','2026-12-11T02:00:00.418577Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e9f2e037caa88e44e48b9c0c0f3','01a22e9f2e038625afa2ca5ce98216fb','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000025","region":"310000"}','2026-12-11T02:00:00.457319Z','2026-12-11T02:00:00.457319Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e9f2e257bc6a5808375484ec093','01a22e9f2e038625afa2ca5ce98216fb','cn.shebao.payment.collected.v1','{}','2026-12-11T02:00:00.486738Z','2026-12-11T02:00:00.486738Z',NULL,0,NULL);
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
INSERT INTO "payments" VALUES('01a22e9f2c4e81a687871afe2a3f8252','portal','/portal/shanghai','SH-2026-000001','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','materials','materials_missing',2,NULL,'2026-12-14T02:00:00.044700Z','payment.materials.supplied','2026-12-21T02:00:00.044700Z',0,0,0,NULL,NULL,'{"asked":{"waiting_for":"payment.materials.supplied","at":"2026-12-11T02:00:00.044700+00:00","until":"2026-12-21T02:00:00.044700+00:00","about":{"missing":["bank_card_copy"]},"reminders":0}}','2026-12-11T02:00:00.000208Z','2026-12-11T02:00:00.044700Z',NULL);
INSERT INTO "payments" VALUES('01a22e9f2c7785bd93016e8e86929822','portal','/portal/shanghai','SH-2026-000002','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','declaration','authority_pending',4,NULL,'2026-12-11T02:00:02.081176Z','authority_answer','2026-12-16T02:00:00.081176Z',0,0,0,'tax_app',240000,'{"polls":1,"awaited":{"key":"85bd93016e8e86929822:declaration:1","until":"2026-12-16T02:00:00.081176+00:00"}}','2026-12-11T02:00:00.061026Z','2026-12-11T02:00:00.081176Z',NULL);
INSERT INTO "payments" VALUES('01a22e9f2cba8f1b8ed690a7bda31eb8','portal','/portal/shanghai','SH-2026-000003','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','contract','contract_to_sign',5,NULL,'2026-12-11T02:00:02.169368Z','payment.contract.signed','2026-12-18T02:00:00.169368Z',0,0,0,'bank_debit',240000,'{"polls":1,"asked":{"waiting_for":"payment.contract.signed","at":"2026-12-11T02:00:00.169368+00:00","until":"2026-12-18T02:00:00.169368+00:00","about":{"contract":"1"},"reminders":0}}','2026-12-11T02:00:00.128168Z','2026-12-11T02:00:00.169368Z',NULL);
INSERT INTO "payments" VALUES('01a22e9f2cf88c63a7baf66ce5830dfe','portal','/portal/shanghai','SH-2026-000004','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','collection','payer_pays',6,NULL,'2026-12-11T02:00:02.203755Z','payment.settled','2026-12-23T16:00:00.000000Z',0,0,0,'tax_app',240000,'{"polls":1,"pay_order":"bank-66ce5830dfe:collection:1","asked":{"waiting_for":"payment.settled","at":"2026-12-11T02:00:00.203755+00:00","until":"2026-12-23T16:00:00+00:00","about":{"method":"tax_app","order":"bank-66ce5830dfe:collection:1"},"reminders":0}}','2026-12-11T02:00:00.189747Z','2026-12-11T02:00:00.203755Z',NULL);
INSERT INTO "payments" VALUES('01a22e9f2d10812c9a3e30d15488004e','portal','/portal/shanghai','SH-2026-000005','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','collection','account_frozen',6,NULL,'2026-12-14T02:00:00.242211Z','payment.method.chosen','2026-12-18T02:00:00.242211Z',0,0,0,'bank_debit',240000,'{"refusal":"account_frozen","refused_methods":["bank_debit"],"asked":{"waiting_for":"payment.method.chosen","at":"2026-12-11T02:00:00.242211+00:00","until":"2026-12-18T02:00:00.242211+00:00","about":{"methods":["tax_app","gov_app","alipay","wechat"],"reason":"account_frozen"},"reminders":0}}','2026-12-11T02:00:00.213604Z','2026-12-11T02:00:00.242211Z',NULL);
INSERT INTO "payments" VALUES('01a22e9f2d378aa2b6ec1c28b2bff35c','portal','/portal/shanghai','SH-2026-000006','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','collection','bank_unknown',6,NULL,'2026-12-11T02:00:02.285234Z','retry','2026-12-11T02:00:02.285234Z',1,0,0,'bank_debit',240000,'{"contract":"8aa2b6ec1c28b2bff35c:contract:1"}','2026-12-11T02:00:00.253100Z','2026-12-11T02:00:00.285234Z',NULL);
INSERT INTO "payments" VALUES('01a22e9f2d638fbe9020568589c7ada8','portal','/portal/shanghai','SH-2026-000007','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','completed','voucher',NULL,7,NULL,NULL,NULL,NULL,0,0,0,'bank_debit',240000,'{"contract":"8fbe9020568589c7ada8:contract:1"}','2026-12-11T02:00:00.296432Z','2026-12-11T02:00:00.317339Z','2026-12-11T02:00:00.317339Z');
INSERT INTO "payments" VALUES('01a22e9f2d7f846ab096c065b4f21400','portal','/portal/shanghai','SH-2026-000008','441900','flexible','pension','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','collection','debit_day_not_yet',6,NULL,'2026-12-17T16:00:00.000000Z','debit_day','2026-12-17T16:00:00.000000Z',0,0,0,'bank_debit',120000,'{"contract":"846ab096c065b4f21400:contract:1"}','2026-12-11T02:00:00.324904Z','2026-12-11T02:00:00.361456Z',NULL);
INSERT INTO "payments" VALUES('01a22e9f2db3861b9660e0857c418ae1','portal','/portal/shanghai','SH-2026-000020','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','materials',NULL,1,'01a22e9f2db774d189555a568945e970',NULL,NULL,NULL,0,0,0,NULL,NULL,NULL,'2026-12-11T02:00:00.376985Z','2026-12-11T02:00:00.376985Z',NULL);
INSERT INTO "payments" VALUES('01a22e9f2dbc87f7ac77b95e072733b7','portal','/portal/shanghai','SH-2026-000021','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','method',NULL,2,'01a22e9f2dc072d18101cbea39d1d4e8',NULL,NULL,NULL,0,0,0,NULL,240000,NULL,'2026-12-11T02:00:00.386386Z','2026-12-11T02:00:00.391949Z',NULL);
INSERT INTO "payments" VALUES('01a22e9f2dc38ab19a3a439e64062810','portal','/portal/shanghai','SH-2026-000022','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','declaration',NULL,3,'01a22e9f2dc77990b5f0c9a67f36a059',NULL,NULL,NULL,0,0,0,'bank_debit',240000,NULL,'2026-12-11T02:00:00.393544Z','2026-12-11T02:00:00.400555Z',NULL);
INSERT INTO "payments" VALUES('01a22e9f2dcc80e898b6725c9ec1616a','portal','/portal/shanghai','SH-2026-000023','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','contract',NULL,4,'01a22e9f2dcf7410b483a083fc1eea22',NULL,NULL,NULL,0,0,0,'bank_debit',240000,NULL,'2026-12-11T02:00:00.402166Z','2026-12-11T02:00:00.410086Z',NULL);
INSERT INTO "payments" VALUES('01a22e9f2ddd8a5a8d05fbe80efb7f43','portal','/portal/shanghai','SH-2026-000024','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','collection',NULL,5,'01a22e9f2de3782c9ed1825fd3e69ae2',NULL,NULL,NULL,0,0,0,'bank_debit',240000,'{"contract":"8a5a8d05fbe80efb7f43:contract:1"}','2026-12-11T02:00:00.418577Z','2026-12-11T02:00:00.449345Z',NULL);
INSERT INTO "payments" VALUES('01a22e9f2e038625afa2ca5ce98216fb','portal','/portal/shanghai','SH-2026-000025','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','voucher',NULL,6,'01a22e9f2e07741fa5d9975f8a55b97a',NULL,NULL,NULL,0,0,0,'bank_debit',240000,'{"contract":"8625afa2ca5ce98216fb:contract:1"}','2026-12-11T02:00:00.457319Z','2026-12-11T02:00:00.486738Z',NULL);
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
INSERT INTO "requests" VALUES('01a22e9f2c4e81a687871afe2a3f8252','a6abd35353ed1d9a3cd5f6e33aa39193a5597ff5fea05889df8d4828d769e70d','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.EABrbI2+KxHIeGUg/ccEnoV913SzMBsDWEspQ6x3MhDY8+MB8cmw/5cHLtBf9erL37vR6aYwADIixJec2cDTpEa48ARghe4LNvLBZm3XyefBdzimvYm8LyhEnQmvpQu896V41n1wO3s65gt70N6xoY9MqbfXuljkWesfQgpcmae26RJM9xN54dNaV1FhwDXRiF16mx+drLgB8vZo+uy3B+zk0G4eGsA/8GlEKn3YB1AzdsMjVwnYnZU9XjSGnOxkxJdCRTIW3/45cjnQ6Wr9P28crWWlBU+FuzfNApldzj0edWilfCU9avu6Xp/HkEvJCGliOh3Eeg==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e9f2c7785bd93016e8e86929822','99265c5e6560e12c040bd781bd88a689eb067bdcf0a75de6ed9d647febb8ddc5',NULL,'c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.cSMgv7ADMB0JzL8LTszzIFanh6KVj7pLMldQCcFd9fCyxOzwfxW+x9eObp2oGlx2NO3y+Xv/nlAr3CgD9GZeDBbn0gvgzdH6+2kYRFCzjR/PGenQlgx2x6y3xOTYW3xyW32qBIW1d76pR35JaoG8kc5989/zY4jexIfUjgf4ANTxeqwBLWQSITHUMaFVB0Phg07OV3UieNR14V4=','zh-CN','{"base":800000,"category":null,"grade":null,"method":"tax_app","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e9f2cba8f1b8ed690a7bda31eb8','63db408999b291af981ffc1e63a5110c398593ff3a574e69b20c763455c8c5f3','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.W74w6maec8tHvsGGHYGi4dS9nsX9ZuiTg8z4JXZGDICT6Pq4ZviJ1RO8y1C8UuzVy1tTPJLKzrxbtDCy8xLfam6Z72KCqsW8Kih2zf/pghDwc2CExg+64fuaT1ab2PK7NvVBac6HpeGrseDv9rQBuxLhzSGOXtYsA8E7N60+yhuLxwrqaYLm/3m+lEtyjacxTq88i1Dmd3rY0bSIrwa/0wOPTegajawrLwdufWCKz1Hz7v/JGb28He1Mn0CAB/cY325zC8cpsyAGJgrSS4lf1LjDJDmVEw25LQIdBE5/wGjzGyonObMPJMZQcq1OFyUAatmRcmnldg==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e9f2cf88c63a7baf66ce5830dfe','09ceb32461ad89e857f36d090b18156d2733d2ee387728f70f927d7200fc9be9',NULL,'c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.keQcmg8TLxZF8kgvPGHi1w28/amm3yeJNku/Mgiohr7jTZl5gXHQWyBUq6DmjjqL7jVZDbxomTk1na8mN3VqtNFvJ094CXin5xmwtR3xmjtkVhaEWweSqcHu35OrZCNACBIkktLu+Bo+fz9aiwU/p/94D1U+l+McaQCz6N0AEihJG05QntByK1dLEMmWlnXDV/v//M2IS9NSWyY=','zh-CN','{"base":800000,"category":null,"grade":null,"method":"tax_app","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e9f2d10812c9a3e30d15488004e','1d827b82e3d32a4514e85c3fe7e57b003c532a85b823d989a48e9896e3c9f899','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.23mK/mT3B9C3feZ6fxxPQyz8mlL9a0CH3jvePMUBXRq2ykAK3UBwrK8GLKZ3v8F4ZRK9nCdpPhNWznm9vmSA+wHNJ8DyWwcz1rC0HQTifwMT8iiixuDFcghos4s9tRREkfFCBgQANIVdpfRe0pmS8F919LarhTQqt4XEp9lJ7BEKoUfnyrPzrnBuMGR28YKUTkI0dnxHZ1DR1FOmbfnQtDYXYdeAT9jdc3FHehF06dsJewG0kHfSZYnzJ4bJOw0PsLOy1G4TYibneAHovFlEYXolpe2Pu+P4R58megKq2/UTEXkg9d+DbuCvSNC0zXqafPsYpZxnLw==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e9f2d378aa2b6ec1c28b2bff35c','133023b360e99f052f1f06e26eb3c5678801b0c50716eb15ccb4415800440a07','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.TrIYRgz0GDsnOamK+VFCQm0Jq8DHW5IAntssW6fY7CGuZfXCe8AM1PEBe4riuFyM8GiyptthSgmQlHaGofhI7QpuP+peUTGvxaz01fHaWtrWPj1gR/4vPx+pFlE5mm9pkDjVzHJho1Em4ESQIpO54dHMYRplMMi1EXO2pEyScgyjgsKkSkVNM8oiXg8rFrWQvhiZm0WywPvoGolEGC2pXayIoydaBk1nvp7qTyWxxuWIcWaLWnTArMRRUWoX+xEAPmMDNKwg+6KQhBE2gZ0bNkJvV1z6N7crY7zXF74EN9Kmnb4+GW1anqNu8zHMSk4vicspIRDOLw==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e9f2d638fbe9020568589c7ada8','63b08f8325309a900e0e323d09c0a911811b322bfa2092d94b9479e7b6ea8655','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.Jx4pb26T3fo6CGpKUihBBN7eTU7jhMZ0Q+uaUAyoZQJw5/Y3o+FGervYsrxj3zIa5ZQ1K72rXaSeC4HYFyJ7e7X8LAUsMp33LGQcCUCaCgLVCPHrWvqsu88la7xOtsNFzs1c+Pn0mdC8jeQj1f34FdNg/YJOwHYljL/7QZolRWByR3HXYvue818MlA4odwCoBkFqt3JpAXuyt1xKNAnQoovoMCEtAbi3I3mchlVjdVQ0m78PygxiAMBVd6pL1wuIGI36QWO5GE+YoicCI+kY5vXHURF5hjzcccQxOA+6fvW7yEtip/QUhZY16MaErGmQI0e81TcqLg==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e9f2d7f846ab096c065b4f21400','47462b862f53252775e2f3c95a554b9a0fe1d2303ffc011c365c1b840ef6aa79','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.u8CN4VLk8tjQ3Tfl8a81Wnv8+aPwkTg1Vx2R/zuxed56ZIjikjut0Af1W5YMXtAwmIcwcHKCoIzOe6asihkQbeAqSQjJh1yKgpwfzNez9HQc57ayEZP2ezwvDw5sxJ3qoTIwX3KymMcfnAn2R5zzWAhrP8tB59RN77c5B4yFtUlvHm3Gt9a+L9N3zhL5BjciCzLsx6V9av3S06uuvvYTP74/5nuANgjuzQL00gAMI0/0ZevZA2zy8VESbRZwmMcCQzIYgL9tdNZtSAFN1IEH8LtEMgupBDngQfcHRH/NgUYckF4THmP62byx8LrFK97+fvOkzaw+ww==','zh-CN','{"base":600000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e9f2db3861b9660e0857c418ae1','1aeeb95edcbd17d68acb1e19e13f2017525dcbd809f55f0109447d0fae16af97','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.LqgqpuUThSvle7c4zA6eVfxFINARDMyXsc8CuQU17QHYEut/hsvwNGtnQvwHmPiNL1RKEhqQ+XVzVaJRo9nh0Uv6s9gUAdoY4eTbYzIPa0gJUl78QPzi45UbyGQ5/V49Qh0CzUXvljQ1GHsYgAHqqiHOF668puCPm6f1E6wFR31cbyV/5Nejw4fJcLMSn+4caOkrkPu7rkZOZlnPja2+lLsfqj8U/P88BMu3Ac3OE4D+6c1A12epE/CONpo3Wr+aNikc2n1YwJzA/VlsgKDOFjxz9HtW39Dypiji7Pg0Xy+SOmdkaPRpolwknYkoCONyq0d/Bi730Q==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e9f2dbc87f7ac77b95e072733b7','232edbda4e8b01553000aa465f68a51757d44e3e4d1c0c1e84afd9ee8287930f','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.FqG8QAUvsF9rMGXIFy+YAVL83918gXiSpcrEBrZfWzvmL+VShIWqK2RLcFG1S6MFG+8TTVajQeaRJt/w3xWbmyEzS0dcwa7qkQDx+ltZG6Zy/8A3t/qPf2Jkdszu5ijdbsOdKZM/XSVfxtEaN8wgA6FR5iW+/DnmDRelwGkDwTKwUHJ1kC65VrB1QatGmv5vJw9c3Ez22N1J9xt/V1f2S4CfilkOSF6y2KzuL5nGeU039QcsgncKD/rNKPaFOSkv1TbBRlrfPMzOsaIZEXX0rx/weR/DPTlYRy3PUEhw4AM8znZ1z1VRk8wQJ3XdCgFdPHOUJ1GYaw==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e9f2dc38ab19a3a439e64062810','bed81efd04fbd44737c599b015d6e330a8f28e89c85b033673a870a1dda0dce9','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.g1GFba4spCgCAbqqZopzaTCSfNjzyV2urQLpjDODTJRwB2WVhTtxcZPrmklwRC5KSC0uzqD/6lwzZ2e6vNRP/rGO7r+bAoEuCJcUcLh56RmxW6JmJOpCzdfkNMDsUrJRoIjdkdi5PSAKbkMAOdx+OhQOIANmAisWgSmD2Nr1KPGPTDzbQsNr2ifEWagZJNWiBWEPdrQGZbZYsQMLOqhqlDwTf7rlOOwRgRNfOuQQiBtAIowlYbe06UFP7P6HEuhK+DyTeutIJipRjKUr4aZDeHKa7xlyV4tluRWSYrRfc7bRuqLySxwzdE3bASaJAh4CpEtdC5hDCQ==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e9f2dcc80e898b6725c9ec1616a','5007134139fabce2bfea50773dad726e8b708a32993d8fb33173c9457b6c83ea','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.tgQz8X7AblE+2RJOk+tnHkteCkhxuCjJTKquGZidzRLOU7PDOmQNvxs3UrPlJ+Uk1v8JBbQ3mmheYxTgrCycENe97BlHb85Rm3gIDGc9a9Br77xjj0v33UiffhwCS6BtGz47yn70jDb6pNtzOjD3bKuYga8zzbX8xKi+UYhA/TWjTN/mkfnoG8hw34DJ3Vj89p1+qbLTWm4p5NjW8yXT3AOiY9uVrzAz4XnBwB12COD8561/e7mC1rDKSyfIXHrETVm4a+kMpFb0gW3gN+2FiPAMyproxlUuL6UyoqJUCgDrT9v6kdl7Y3qhpsOCsiFcL8y73G/zkA==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e9f2ddd8a5a8d05fbe80efb7f43','5d79db05af9c9d19e96d73662c4ca435139f8aca955bde0b40b63f1633ce0156','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.qommm26tgyxI32magAIeHdtOTYrU54XVmLWyGZBjspCUGjQit714//xPGvhchdj/+VSC8glcCfUGjxqNH3jXuF+fVGWJP2RIRiJQOBKLPsCMON8fpRcR4cSxbYUKETvVrepj7q1NA7io7ha6Be7x3+JKXoqV9oz1j9QyM8jc+LpsFCEA9uFwefeWOdEZl2nEmf6tQR9mCLu7mlcEXmngT9QF9MOOITDdJOwZ/HFK+kRW2jOUGWkpV5QatFuzIB0BVrLipaofcGqmMA35LdARm+E97XTwTEk5V9OpO4tFIOS1bnkh0ljDIgg4UsRih1UZGiFloX/Fdg==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e9f2e038625afa2ca5ce98216fb','6b60b559ed409c14b926fc74399513cfbddcaa3f9430e7608414bb0302109e73','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.qeggBwzO7zXWXKrqwDbXf2jg8f6iygPE+b4q/WlE7s+HsWIoQcBCSihvIutw+Qg9/Z249AOp1+2HZTbK4A5gXVZLWzQRFDfOR+YHX4nZsr0q9Y5PLnY9CrMEmO6L7FnRM7OUWtkxhkMqOxR9PX0ab1mCeKDMnzu9U31Fi1lvpNhrlKyb3dAkeuZqKgQu6HLLdSuAnQdL4mS/vajJgWxoxOZnElx6wdv22/v9JsKTJK7SVa9BhkQNTT70MetXRLLB0WY41PRdBbvhyujmko0ei8zpFsB+7mQ7B9RFaU+Pyjhu2KSqqKVx6Zr3+eoDEiQwntWK7YdBfA==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
CREATE TABLE returns (
	id VARCHAR(32) NOT NULL, 
	payment_id VARCHAR(32), 
	debit_key VARCHAR(64), 
	refund_key VARCHAR(64), 
	named VARCHAR(128), 
	reference VARCHAR(128), 
	amount_fen BIGINT NOT NULL, 
	reason VARCHAR(32) NOT NULL, 
	returned_at VARCHAR(27) NOT NULL, 
	kept_at VARCHAR(27) NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT reason_known CHECK (reason IN ('unknown_refund', 'refund_open', 'refund_not_sent', 'refund_refused', 'amount_differs')), 
	CONSTRAINT amount_positive CHECK (amount_fen > 0)
);
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
INSERT INTO "runs" VALUES('01a22e9f2db774d189555a568945e970','materials,method,declaration,contract,collection,voucher','materials','["01a22e9f2db3861b9660e0857c418ae1"]','2026-11-30T22:42:05.591000Z',NULL,'2026-12-11T02:00:00.380822Z');
INSERT INTO "runs" VALUES('01a22e9f2dc072d18101cbea39d1d4e8','materials,method,declaration,contract,collection,voucher','materials','["01a22e9f2dbc87f7ac77b95e072733b7"]','2026-11-30T22:42:05.603000Z',NULL,'2026-12-11T02:00:00.389710Z');
INSERT INTO "runs" VALUES('01a22e9f2dc77990b5f0c9a67f36a059','materials,method,declaration,contract,collection,voucher','method','["01a22e9f2dc38ab19a3a439e64062810"]','2026-11-30T22:42:05.612000Z',NULL,'2026-12-11T02:00:00.397159Z');
INSERT INTO "runs" VALUES('01a22e9f2dcf7410b483a083fc1eea22','materials,method,declaration,contract,collection,voucher','declaration','["01a22e9f2dcc80e898b6725c9ec1616a"]','2026-11-30T22:42:05.628000Z',NULL,'2026-12-11T02:00:00.404803Z');
INSERT INTO "runs" VALUES('01a22e9f2de3782c9ed1825fd3e69ae2','materials,method,declaration,contract,collection,voucher','contract','["01a22e9f2ddd8a5a8d05fbe80efb7f43"]','2026-11-30T22:42:05.667000Z',NULL,'2026-12-11T02:00:00.425012Z');
INSERT INTO "runs" VALUES('01a22e9f2e07741fa5d9975f8a55b97a','materials,method,declaration,contract,collection,voucher','collection','["01a22e9f2e038625afa2ca5ce98216fb"]','2026-11-30T22:42:05.702000Z',NULL,'2026-12-11T02:00:00.460762Z');
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
INSERT INTO "vouchers" VALUES('3100003QEDN349MRMPVY','01a22e9f2d638fbe9020568589c7ada8',1,'39R6AX','5fdb823fac6143d7268cad559bc182452fce59994e877ade0be9d68776bcd5f8','3135b49826a230b188296b8e0a5afeaddef6de597db261d3e962f0023d2f683ac21cdfc66b501d511f94ddbee6236359015a67f77afe5d9345baacd50e21a902','de52c5b7d3964059','v1.t1.AdQyREAFaDnCWHCcSIy9iJLGtW+jmucwJXMYcYP1AyVJzBb7Nh5kasMs3KCvEOfj6BWmSQOH2luCvv+ZbrnAuCqjplWHLRsIqJ4JJpcEvk4tYSk0mLHlWkUjWDPpcJ8AgqZjv4TopKN/Zz/B1bziFQzqnHiJiRAhOVM+nsrA8NdIQhxyW5EfPN9rCAlUwisZCNKZvoxHma2JvRKYLejjxR0S+AEftahgJAc+h9plVYjDdAf0iGVrn408YjbNhXTHfYO5FwrOxWLbKo+UPD4jWuiHzt9xaDw4V3sHUhd7WTS/yAWhkPzIJS42UQP0WmhoJtmGzOXiahloodK09bGqJ6VmLkvFG4rGG61IDOGh7cfuoqQ9/jTr5cluyjPONDlXcjsrEpt8ygGKamh5Y8iB6l2uagUv5VANMdmfEnnpPmzTzgEG4Vy7Xk9SaIWSkJG3xTwsAkvIgu989Q4erJgjaTR/goksKUXRE8DAP+7ny4YUBl1cGJD5vHL+xhZ/4sGSm3szifQCImJv4zV1oDjjQJL+48lIBIDG1djS80TYtus+b4+SXIkwltv/UlgdDVI1+rTHWyv8ppJI6OmMyDxE/B7bPZrVqoYsR50A+tym3+6l0Q/n+jWNy1cg7hwwMtVC0Kwkulos00A52kVaNrJzQAVEoW9muE89Q/cLskFDxjGSjYm5HVzO9s4zKm5ipx2MN4YxUMImcgEqH+/4KO4KkyF4WI5jnum/xJcXvkzxYRo+VOnQO1UW4BOB5g62lKt2cO9/M6uS76kHHliufkq81pcSH677eRbBiEF3vHSFBFkAeJmVAWGrBrQP0fGNyu4s9IiGjTgtx1hXtrBnbFPF5OCS360Au6TyP1ulZlXRRD65hyCKn0VFO3tBo8SE5SRw8h5Jmqz0h0iK7h+mXao1R0s9t+KBtI2yCu86Un/136ygktx2x9kRiZtLlTEIYy6XPnSAe8xjaGWoPLt2TZp+ILc/YeJPnb+VQWCT5FWXrgC4SYJCynTAihlYM/WX6ERp4a4Df5n69xDtAEbyVVzLTCb8Rsbgn5YoC0jcgav12Gm+Z9a3urFBdoQCnhQWGoyh8jU+E4hw+D6I80F0pb1l5PuATr5O1RZGQrbfAo2YmlSHgY1EoryectRS4LUPTVYiaHj7MIS0jNjrML29Pq3HP4FDEMijxy32115GSGIYHyOdn56WhoVZBW1/MzcahJFFU6Ff6F1T3rkzkCd81N9InxiEQCpSn+BXwDa535oc6ZxKrcP1o6xeZLiVS5RM8KSx2FhW5koB3eFtQAtBNhQg7b6qT49VYcRm01jomNAI1bCuVlnS+YFghOGCEvPzgYJV+u0T0/VCHAHbWdjlWDL7BWvTouhwisqMGL8Dw5cBvoIpsRw1CiBoxnYSE96vSxrKYNqHGDm4BNjE9hkHhM/c3K0eBhkMxZYZJPM7j8ilDp9/6zGSuKBoeQMBqYkq8MpiKlpZxBt+5j/DXrpWUma9hPiE6UIgjlqfRwbHH9G/IcrxKRhY8ZOOL7cF0triABoIFcM6VWbaKxJ29F/k07+J5fuGiM6sHMwsRGcbzqWMeWQay8TgSX9HrkF9GxsfifEaNfddBP0Td946x8ZqxDrXbkjILvhcbj9VSIO6KGUvDDrRoRK2o0mpqW/zuYGkm1/90EPCXvelnXVm6xS2zJ+ZpCe5WDuZUSLIk07NDmuKJSYcv8KuBji5ZInakaOLyJHRiVsGQBu4qijUjNJwXpj/O+k0gBFrE12u/DPUAz6ycq3ognNtWZp9FfnJXNvxrEc29tGEq041Z+aDD9V11iZF0zp9Q68sHh9MPg5F84DHTQTfOURVGBRvnhseptYNWStC32HaQh8iG51sDGN1Rkgn1bqcgZG1ASxS2DqZ7tKNWHWHjbl+/rQ4Tj0+IK76nj7GE5rgbalepmQzGQV4GBmBfBm+RS1xdXUjLbaoQmsk+DIbiQETXGGCfZq1KRdcH2TCYU3nqZVAIUhZ/eLvJmjVQId8p/a7CJLRZedlE8DhMK0BBr4NoNywAh7yDhPLAkwHdykBA1WhPsdPSGXxHFIZvXRvzjQrti2/cs26NrciSKatQJHbif2GsZ+j0qO096dNqwhG97VtgqaIYE8U3SpP6/VqgggThugWsIUxJ8wGaWGNai5nCZIp5ze2h0fs11ByPp0nijB9lOENAtXaNzGVeol6bCHHbuMilaXUwxO8eZaZksRW4ab9Xr5NJwRCwvPuMvaKi7b5uKh4HZnP/R0bRrZPApejmgHO+7ye5XNFaEnzQF99Ox6w1CFBHvDNnqZ3EkKVE9epjb84i5PoycMujBmkTWQODnKTqsG1n1NP+Mz3NYi7/wt0c5f2YuV9hXXJ2yKliIi7dvwauN+TB9g34/kZj8TTPO3LASKp+oN9oTkLokOKqkBmZX3axfkaX1tiNhnY/9hD6VAlk2lzZtN7UWSxsemyWpiZZG6ZI7pI+OESWmvMDw==','2026-12-11T02:00:00.317339Z',NULL,NULL);
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
CREATE INDEX adjustments_due ON adjustments (due_at) WHERE due_at IS NOT NULL;
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
