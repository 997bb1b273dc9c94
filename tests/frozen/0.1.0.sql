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
CREATE TABLE archived_documents (
	payment_id VARCHAR(32) NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	template VARCHAR(32) NOT NULL, 
	data_sealed TEXT NOT NULL, 
	created_at VARCHAR(27) NOT NULL, 
	PRIMARY KEY (payment_id, sha256)
);
CREATE TABLE archived_history (
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
INSERT INTO "arrivals" VALUES('01a262d4266b7fd99c4e05ce8a223c86','01a22eac9d138fbe9020568589c7ada8','8fbe9020568589c7ada8:collection:1',240000,240000,0,'bank-68589c7ada8:collection:1',NULL,'answer','matched',NULL,NULL,'2026-12-11T02:00:00.363582Z','2026-12-11T02:00:00.363582Z');
INSERT INTO "arrivals" VALUES('01a262d4272f4650d3ef1cb9877aa0e3','01a22eac9dd48625afa2ca5ce98216fb','8625afa2ca5ce98216fb:collection:1',240000,240000,0,'bank-a5ce98216fb:collection:1',NULL,'answer','matched',NULL,NULL,'2026-12-11T02:00:00.559298Z','2026-12-11T02:00:00.559298Z');
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
INSERT INTO "breakers" VALUES('bank','closed',NULL,0,NULL,'2026-12-11T02:00:00.316360Z');
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
	withdrawal VARCHAR(16), 
	withdrawal_reason VARCHAR(64), 
	withdraw_at VARCHAR(27), 
	withdraw_tries INTEGER DEFAULT 0 NOT NULL, 
	slot VARCHAR(64) NOT NULL GENERATED ALWAYS AS (CASE WHEN state IN ('signed', 'declined', 'expired', 'revoked', 'invalid') THEN key ELSE 'live' END) STORED, 
	PRIMARY KEY ("key"), 
	CONSTRAINT state_known CHECK (state IN ('intended', 'sent', 'signed', 'declined', 'expired', 'revoked', 'invalid', 'unknown')), 
	CONSTRAINT cycle_known CHECK (cycle IN ('monthly', 'yearly')), 
	CONSTRAINT withdrawal_known CHECK (withdrawal IN ('intended', 'unknown', 'done', 'refused'))
);
INSERT INTO "contracts" VALUES('8f1b8ed690a7bda31eb8:contract:1','01a22eac9c688f1b8ed690a7bda31eb8','sent',NULL,'63db408999b291af981ffc1e63a5110c398593ff3a574e69b20c763455c8c5f3','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'28f2c61117ebcb20a8c6a9c1e21a3e8c36702af4ba5900e13fc54eb3262ff7e2','C-1','2026-12-11','2029-12-10','2026-12-11T02:00:00.179025Z',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "contracts" VALUES('812c9a3e30d15488004e:contract:1','01a22eac9cb9812c9a3e30d15488004e','signed',NULL,'1d827b82e3d32a4514e85c3fe7e57b003c532a85b823d989a48e9896e3c9f899','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'bfe75e615845bef38c36e7d5ad57f92bb5159b9d78f051fb6dbe8bd532a423e1','esign-e30d15488004e:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:00.256983Z','2026-12-11T02:00:00.256983Z',NULL,NULL,NULL,NULL,0);
INSERT INTO "contracts" VALUES('8aa2b6ec1c28b2bff35c:contract:1','01a22eac9cdb8aa2b6ec1c28b2bff35c','signed',NULL,'133023b360e99f052f1f06e26eb3c5678801b0c50716eb15ccb4415800440a07','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'6c07dfd0da8cc78a97d660492ab37ac90703057460ec29cf988ff42d23d61b37','esign-c1c28b2bff35c:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:00.307481Z','2026-12-11T02:00:00.307481Z',NULL,NULL,NULL,NULL,0);
INSERT INTO "contracts" VALUES('8fbe9020568589c7ada8:contract:1','01a22eac9d138fbe9020568589c7ada8','signed',NULL,'63b08f8325309a900e0e323d09c0a911811b322bfa2092d94b9479e7b6ea8655','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'e1cef2c3fb3cfcb3da9458af23bd21200093f6ea9c3901282558ae8821b85e05','esign-0568589c7ada8:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:00.358525Z','2026-12-11T02:00:00.358525Z',NULL,NULL,NULL,NULL,0);
INSERT INTO "contracts" VALUES('846ab096c065b4f21400:contract:1','01a22eac9d41846ab096c065b4f21400','signed',NULL,'47462b862f53252775e2f3c95a554b9a0fe1d2303ffc011c365c1b840ef6aa79','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局东莞市税务局','flexible','pension','monthly',144000,'cb11440233e28f73e876fc7fb7de6e748d22fdebfb6a4f9cac44288d763c5f72','esign-6c065b4f21400:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:00.403185Z','2026-12-11T02:00:00.403185Z',NULL,NULL,NULL,NULL,0);
INSERT INTO "contracts" VALUES('8a5a8d05fbe80efb7f43:contract:1','01a22eac9db48a5a8d05fbe80efb7f43','signed',NULL,'5d79db05af9c9d19e96d73662c4ca435139f8aca955bde0b40b63f1633ce0156','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'2f50af6f5f2c69226cb914d68d5b006326659bc0a03879d1a3292b0dda738de6','esign-5fbe80efb7f43:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:00.512207Z','2026-12-11T02:00:00.512207Z',NULL,NULL,NULL,NULL,0);
INSERT INTO "contracts" VALUES('8625afa2ca5ce98216fb:contract:1','01a22eac9dd48625afa2ca5ce98216fb','signed',NULL,'6b60b559ed409c14b926fc74399513cfbddcaa3f9430e7608414bb0302109e73','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'14a25765eef8be159c8ab4019f4ec816caf049ede3d6a02d55504b4abb92efe9','esign-2ca5ce98216fb:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:00.552165Z','2026-12-11T02:00:00.552165Z',NULL,NULL,NULL,NULL,0);
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
INSERT INTO "coverages" VALUES('01a22eac9be981a687871afe2a3f8252','pension','2026-12','a6abd35353ed1d9a3cd5f6e33aa39193a5597ff5fea05889df8d4828d769e70d','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22eac9be981a687871afe2a3f8252','medical','2026-12','a6abd35353ed1d9a3cd5f6e33aa39193a5597ff5fea05889df8d4828d769e70d','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22eac9c0e85bd93016e8e86929822','pension','2026-12','99265c5e6560e12c040bd781bd88a689eb067bdcf0a75de6ed9d647febb8ddc5','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22eac9c0e85bd93016e8e86929822','medical','2026-12','99265c5e6560e12c040bd781bd88a689eb067bdcf0a75de6ed9d647febb8ddc5','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22eac9c688f1b8ed690a7bda31eb8','pension','2026-12','63db408999b291af981ffc1e63a5110c398593ff3a574e69b20c763455c8c5f3','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22eac9c688f1b8ed690a7bda31eb8','medical','2026-12','63db408999b291af981ffc1e63a5110c398593ff3a574e69b20c763455c8c5f3','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22eac9c938c63a7baf66ce5830dfe','pension','2026-12','09ceb32461ad89e857f36d090b18156d2733d2ee387728f70f927d7200fc9be9','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22eac9c938c63a7baf66ce5830dfe','medical','2026-12','09ceb32461ad89e857f36d090b18156d2733d2ee387728f70f927d7200fc9be9','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22eac9cb9812c9a3e30d15488004e','pension','2026-12','1d827b82e3d32a4514e85c3fe7e57b003c532a85b823d989a48e9896e3c9f899','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22eac9cb9812c9a3e30d15488004e','medical','2026-12','1d827b82e3d32a4514e85c3fe7e57b003c532a85b823d989a48e9896e3c9f899','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22eac9cdb8aa2b6ec1c28b2bff35c','pension','2026-12','133023b360e99f052f1f06e26eb3c5678801b0c50716eb15ccb4415800440a07','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22eac9cdb8aa2b6ec1c28b2bff35c','medical','2026-12','133023b360e99f052f1f06e26eb3c5678801b0c50716eb15ccb4415800440a07','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22eac9d138fbe9020568589c7ada8','pension','2026-12','63b08f8325309a900e0e323d09c0a911811b322bfa2092d94b9479e7b6ea8655','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22eac9d138fbe9020568589c7ada8','medical','2026-12','63b08f8325309a900e0e323d09c0a911811b322bfa2092d94b9479e7b6ea8655','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22eac9d41846ab096c065b4f21400','pension','2026-12','47462b862f53252775e2f3c95a554b9a0fe1d2303ffc011c365c1b840ef6aa79','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22eac9d71861b9660e0857c418ae1','pension','2026-12','1aeeb95edcbd17d68acb1e19e13f2017525dcbd809f55f0109447d0fae16af97','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22eac9d71861b9660e0857c418ae1','medical','2026-12','1aeeb95edcbd17d68acb1e19e13f2017525dcbd809f55f0109447d0fae16af97','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22eac9d7987f7ac77b95e072733b7','pension','2026-12','232edbda4e8b01553000aa465f68a51757d44e3e4d1c0c1e84afd9ee8287930f','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22eac9d7987f7ac77b95e072733b7','medical','2026-12','232edbda4e8b01553000aa465f68a51757d44e3e4d1c0c1e84afd9ee8287930f','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22eac9d878ab19a3a439e64062810','pension','2026-12','bed81efd04fbd44737c599b015d6e330a8f28e89c85b033673a870a1dda0dce9','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22eac9d878ab19a3a439e64062810','medical','2026-12','bed81efd04fbd44737c599b015d6e330a8f28e89c85b033673a870a1dda0dce9','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22eac9d9d80e898b6725c9ec1616a','pension','2026-12','5007134139fabce2bfea50773dad726e8b708a32993d8fb33173c9457b6c83ea','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22eac9d9d80e898b6725c9ec1616a','medical','2026-12','5007134139fabce2bfea50773dad726e8b708a32993d8fb33173c9457b6c83ea','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22eac9db48a5a8d05fbe80efb7f43','pension','2026-12','5d79db05af9c9d19e96d73662c4ca435139f8aca955bde0b40b63f1633ce0156','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22eac9db48a5a8d05fbe80efb7f43','medical','2026-12','5d79db05af9c9d19e96d73662c4ca435139f8aca955bde0b40b63f1633ce0156','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22eac9dd48625afa2ca5ce98216fb','pension','2026-12','6b60b559ed409c14b926fc74399513cfbddcaa3f9430e7608414bb0302109e73','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22eac9dd48625afa2ca5ce98216fb','medical','2026-12','6b60b559ed409c14b926fc74399513cfbddcaa3f9430e7608414bb0302109e73','flexible','portal',NULL);
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
INSERT INTO "debits" VALUES('8c63a7baf66ce5830dfe:collection:1','01a22eac9c938c63a7baf66ce5830dfe','pay_order','tax_app','pending',NULL,240000,NULL,NULL,'bank-66ce5830dfe:collection:1',NULL,'2026-12-11T02:00:00.222879Z',NULL,NULL);
INSERT INTO "debits" VALUES('812c9a3e30d15488004e:collection:1','01a22eac9cb9812c9a3e30d15488004e','bank_debit','bank_debit','failed','account_frozen',240000,NULL,'812c9a3e30d15488004e:contract:1',NULL,NULL,'2026-12-11T02:00:00.264034Z',NULL,'2026-12-11T02:00:00.264034Z');
INSERT INTO "debits" VALUES('8aa2b6ec1c28b2bff35c:collection:1','01a22eac9cdb8aa2b6ec1c28b2bff35c','bank_debit','bank_debit','unknown',NULL,240000,NULL,'8aa2b6ec1c28b2bff35c:contract:1',NULL,NULL,'2026-12-11T02:00:00.312150Z',NULL,NULL);
INSERT INTO "debits" VALUES('8fbe9020568589c7ada8:collection:1','01a22eac9d138fbe9020568589c7ada8','bank_debit','bank_debit','settled',NULL,240000,NULL,'8fbe9020568589c7ada8:contract:1',NULL,'bank-68589c7ada8:collection:1','2026-12-11T02:00:00.363582Z','2026-12-11T02:00:00.363582Z','2026-12-11T02:00:00.363582Z');
INSERT INTO "debits" VALUES('8625afa2ca5ce98216fb:collection:1','01a22eac9dd48625afa2ca5ce98216fb','bank_debit','bank_debit','settled',NULL,240000,NULL,'8625afa2ca5ce98216fb:contract:1',NULL,'bank-a5ce98216fb:collection:1','2026-12-11T02:00:00.559298Z','2026-12-11T02:00:00.559298Z','2026-12-11T02:00:00.559298Z');
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
INSERT INTO "declarations" VALUES('85bd93016e8e86929822:declaration:1','01a22eac9c0e85bd93016e8e86929822','pending',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','7d2a64cc4d359af8cf459b1c98fc0022611353695d20d469e46e1ea4020675e4',NULL,'2026-12-11T02:00:00.101679Z',NULL);
INSERT INTO "declarations" VALUES('8f1b8ed690a7bda31eb8:declaration:1','01a22eac9c688f1b8ed690a7bda31eb8','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','d8805dc6fb54bff69c7d1b5dce98cc857fba0c0a56effd456dc3483b55d0d95c','authority-a7bda31eb8:declaration:1','2026-12-11T02:00:00.175624Z','2026-12-11T02:00:00.175624Z');
INSERT INTO "declarations" VALUES('8c63a7baf66ce5830dfe:declaration:1','01a22eac9c938c63a7baf66ce5830dfe','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','97cc1975aaeaa3b434183a58c47214b7ddbcf4a340d84632b9af251add6472ff','authority-6ce5830dfe:declaration:1','2026-12-11T02:00:00.214748Z','2026-12-11T02:00:00.214748Z');
INSERT INTO "declarations" VALUES('812c9a3e30d15488004e:declaration:1','01a22eac9cb9812c9a3e30d15488004e','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','816506d8eb3dd2316af5f10ede46519fc5a5c5ef1c7a1b8949104e57c76ed50d','authority-d15488004e:declaration:1','2026-12-11T02:00:00.253012Z','2026-12-11T02:00:00.253012Z');
INSERT INTO "declarations" VALUES('8aa2b6ec1c28b2bff35c:declaration:1','01a22eac9cdb8aa2b6ec1c28b2bff35c','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','323320a7873d674b20e7b972482f1bd95c28afe0846913a8229bf39d5bb4d3c0','authority-28b2bff35c:declaration:1','2026-12-11T02:00:00.299274Z','2026-12-11T02:00:00.299274Z');
INSERT INTO "declarations" VALUES('8fbe9020568589c7ada8:declaration:1','01a22eac9d138fbe9020568589c7ada8','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','6b1441188c003fdc20ba313a531b6ee44d96f655ccfae039b58c47bfc791b873','authority-8589c7ada8:declaration:1','2026-12-11T02:00:00.349410Z','2026-12-11T02:00:00.349410Z');
INSERT INTO "declarations" VALUES('846ab096c065b4f21400:declaration:1','01a22eac9d41846ab096c065b4f21400','accepted',NULL,120000,'{"base":"6000.00","items":[{"amount":"1200.00","base":"6000.00","confidence":"high*","individual_account":"480.00","insurance":"pension","months":1,"pooling_fund":"720.00","provisional":false,"rate":"0.20","rule_region":"CN","source":"粤人社发〔2025〕32号; 国发〔2005〕38号: 20%, of which 8% to the individual account; 社会保险法 art. 12: recorded in the pooling fund and the individual account"}],"period":"2026-12","policy_version":"2026-01-01+d8d3ebc77107","provisional":false,"region":"441900","scheme":"flexible","total":"1200.00"}','0f1b249a937ea38145b46b3ccfa052a53c9d025fe38011536d4fbfe70ef7fe01','authority-65b4f21400:declaration:1','2026-12-11T02:00:00.392906Z','2026-12-11T02:00:00.392906Z');
INSERT INTO "declarations" VALUES('80e898b6725c9ec1616a:declaration:1','01a22eac9d9d80e898b6725c9ec1616a','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','dcedb16e441302a7dded0bbd2cbc6d8c95fd30a411e8927521199312ab8ba103','authority-5c9ec1616a:declaration:1','2026-12-11T02:00:00.485487Z','2026-12-11T02:00:00.485487Z');
INSERT INTO "declarations" VALUES('8a5a8d05fbe80efb7f43:declaration:1','01a22eac9db48a5a8d05fbe80efb7f43','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','087ae62088b3c2a9f1483a8ce2496a09df2d781d15aa87efc6b3e5e64c3cf64b','authority-e80efb7f43:declaration:1','2026-12-11T02:00:00.506534Z','2026-12-11T02:00:00.506534Z');
INSERT INTO "declarations" VALUES('8625afa2ca5ce98216fb:declaration:1','01a22eac9dd48625afa2ca5ce98216fb','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','a4670666c3fbc3cdd501f62cdb68c91f9005818d32865b27c9505ece799883f4','authority-5ce98216fb:declaration:1','2026-12-11T02:00:00.549242Z','2026-12-11T02:00:00.549242Z');
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
INSERT INTO "documents" VALUES('01a22eac9c0e85bd93016e8e86929822','7d2a64cc4d359af8cf459b1c98fc0022611353695d20d469e46e1ea4020675e4','declaration','declaration@1','v1.t1.P7K+940tyj1UAe3q+XRnEi3HFi0h1HcbK9dOAUrozLV+aFLYcyAfd+4jUTvFPrjNqcS8oMUdxd664gYNCLmpWW6EkY3SlRs/+JdzDF8a0QJJhTiif+ZNRaHQrFhNGlfsnoDJQRgrEzW2rcfPtv0tNsKapSaN4K3AZ+ARvLMlijBa+fduFkqcDtiL+qfVc3wo1lJk/1wXPLBrACYbJNqQudg95O0sBbAgOMoN7bzp+M8E++AWBT3hwqb80hNpU8Nd9ive5Pfc0jMpWBAiVprZYr6Uw1+bETDClyBSjFsTH5EFRCu/GgwTYtr8JV3IMGHO+5e5drWHOLKKUYiY+B4hG3Sw993OJucOLxEGKSTKyBQyfD+2Yx/+1cCGFmjXi92n5MOsDypm+3lgHPWDG34qTwRZ7OUkibTJm6LwXII/em8YZkjMJ1l/rfCvxGjcJCHNNQGK4cQVIw24KyJY8m4MAG2CFnFXsa/+Jrgw9xNJmpTfgtHuMK0FrAfxvBq9kZWTeKEDYV+v38ls9Uy4liuzpO5G0BgggfBirH48uz32gmn1piIcrpIF4jBpHUdajboxa6xOj6UNDZSjf0X+R/9NDcZ40KAfWlhjk1ZnDPb/aLeEKcbYmGRhskVTRyUmMPoVLoEg2I8CDrGQVa0cQavHWHLjwtCGkgUjGKV0aLPp4c9g/3lUcYYARTGWySx31tVsSKt0ttD7Z7oauSA810tDH+HvJf+nVlWrs4h29RA6gqwD0PNILjGVF5sV3Jn1vxy1PMefMus+AbSNn6zFPNRg+N5aPbgtC9f5CzlUWryU2MG3ZEiw8jIDP0kVxmtd1p8kH+rHoXjunDY+xu4XhjmxEyuJ0zaq46q3jmsasD51nt3Z8Zwgf/bxrZJDijsLlI69oMZM+jw0CakDjhy/nAsDoeb95C6vzyfAfB8=','2026-12-11T02:00:00.101679Z');
INSERT INTO "documents" VALUES('01a22eac9c688f1b8ed690a7bda31eb8','d8805dc6fb54bff69c7d1b5dce98cc857fba0c0a56effd456dc3483b55d0d95c','declaration','declaration@1','v1.t1.Zf86ifzjns9yZgeoBPnjd+RmXoHMtu+DIe3XUjeg77pFMDJ09JN3eZbWiWYjY1K6IM9sLmW/t9H9keYLRvuyeLi27gdOl+H/b7b5pNl/dmqOfJU0MvPKYF12risdIJMXYWe/UzT+YDmg23F1d6rk0qr/UHy0qAQjMm/0sgpTyACjbiBC516LYtgT88bQgPlY8h/09QsFf0LaBw7pjuHpp8c2/vC3nmZ1BsOD3YCndtVGPHNjzFRvqOmlfgz3K+fyVK0t4CYRTjE8X78wHQ0CJPPTURQNeZ/4MPjHytj4q30UGRfufMDjGHJmYblT2uR2hHO0hr/Vpwx9xl8HwEarjPnFyw5lj6b4fFgyr3sHG4SvfzdZjRqx+xspp61NUT03kyPcDX/E8WQWkc1dsdIEuiQMt+eSEu7xaLIGRCxDukpRe4hi6bY2x7RYsoIDTvygm8ygoQGIBuguurC2XYAd1BxVDljVTr+kTTToLWXcjNFAiZKz7C1oSKsF9Zp/NntwiA3zUJoq/BueKu2BpR0K2TVOOWg5mWyzIj32ivvK85qOKoMXzx2THuJ+OjyNrq/HfymeFsgn5EK6wSJq6yKm/swARWxMyBhv4e1lSsKhJ5813/RN/xEIrP980nH5dczjrUKPxRDmbLsACsMte9bUx7WFVlDA1JCTC9jNO+CHKLDV7EGXkHj/dWkSAxYBnEgTiY0kMU06wIB7iubagBKrNlJk79wwBs7AL1C3Pyccy4SK9YWlnIpdku+2sEDXnA5zWKJdlOQbMUfGQ68qaXglfvaFPpNvUYbP+iwEz7ywGcriqcKucRPu+jvUY+V+md/HYHiCcvzUbYK/DSxqCQF+MliD7rdSlyBVVMwdHOHA+TSnZPDEM4F/abkr9uMdk9QZlwuc2Cghi9Dn9AEILCr40w==','2026-12-11T02:00:00.175624Z');
INSERT INTO "documents" VALUES('01a22eac9c688f1b8ed690a7bda31eb8','28f2c61117ebcb20a8c6a9c1e21a3e8c36702af4ba5900e13fc54eb3262ff7e2','contract','contract@1','v1.t1.KdDAANjh9p85iQxCWYnPPk13+bF7YrafwVpHX1dKptizdix+iz0obi5CVMpoDZMpPOOruFqvitSL9L6Lm2nDY0WnI6M2Lk+J/SBYMPX4YQ9NwMrfST74LpqNhTt9qBtcIroA/oRgt69QWpSydqOZDiSnp9iFuVNuwIaqMVAJmzj+vwdpiTFbk0EVKL3mVHGCUdh4hAlygn6F175Fn124JrvST8Syh7HD/ddHrGponY0YLf37u9NIsyGi0uuds3dPLOEl1GiCT9w1B6oytC4fMWhp06mc/O61LWs5D7Die2HMxo6nF9+UvdemW7pf1cCgBi0wU4/W+cJFQJX7QlxYkglD3CZ3Bw7aiKoSwfi5O+PJ1Vgv3jT6IpYMFR1gJYkKxFjODOH1TK9B0FebgCd841gQZi6L026US3D4Kb1InzmR3WZEkhA/iU5sExoNjRIHal1lRAaHEkPQmtKrBeTPPU4oRSUUY67Y40J8GMPvgIJ/PzYL9H2adIYBFO0bRJXUtiTvHB7JE0z8234CKYWqeorco+FUJA9foNw/UbpKyBq5uZMvgHIl2HN+Dghvwbtf3SkdoZww3WZ2yjq0tKNrsUzzxW8TkXUTkpTd0SW88om11V/yMxDekfDPVBc3onw99RBWpLqg1LZ8Qu5EWiKA70sBQ+xC6w/pX+mubh8H+4oRALjiUHkKUt/QXmG+EDI8ilOn/5zL2BIEATna','2026-12-11T02:00:00.179025Z');
INSERT INTO "documents" VALUES('01a22eac9c938c63a7baf66ce5830dfe','97cc1975aaeaa3b434183a58c47214b7ddbcf4a340d84632b9af251add6472ff','declaration','declaration@1','v1.t1.rrpI95jxpCpLKtX8OUzWQJ9pOBinIeFgOP4EfT0EukOF57RK0V5xQA7RMEk8xkA6qE9DsJF0j2JCIxyIhkGLqWOdf7wGHkADRKpczYBwQq4LE3MJug+UVUXxsmd8NJhWgWvQEpyDzgpXXZXDG47Kn57sy2gOBDin6x7oUbDbglQU4hqaizHOST6zW8cY/oJ98v8vkptEn7j3rXvaq218EJH0F3JXI8CWjF7HOXiDFrliUhk+rH8H14FgEL5c0wSKWXbelGJ9gtYFyy1QosnhRZbs3dp00HasWCgKpjH0bs2DyA7Hoq33nqd70lCxT4crrq51w/v48sDvWUifl6Kmy0oGOIZyP7GsYvEXY9WIzrKmHluPPXKQ7KcGA/Cj9lQqXz9u2cTodoh3huns4zH9AsPt6z1WXsIGcj2yeiKecrdyIGmrucqmukC11b2Ona14f4Jhw9fTOv1s3lG1LV1c4g/cXGPCOWpuK31VWPdNJQAc4JtgZ6x5BP2Va4GK67PpQCh+4INaXNgPa94uQeLe6BE3ALD8SBtTBR7HJG3veJDH2wiHVEIjlZtP9DxsCBcOqRH9TiNJ7qc8R0dMIKCuUhChztyPzYR+CGKy7V5l2STDdN42Qd5H/bYx8Oe+Xp3yGSqw7kEVTCtv4MmNps+65L9m7fVQlxATquydGLKNtls4f0je2/qj606+vCgMo0sK1cfDzeMT7yZ1otMUk7rNYps19hxHtnK53LKneZjfAq/z5/xv+wriCFYURiGecjjiN6W9QBsJI0GsYSjHdSfl1XX+nzsX/4pH9tSEqEEqI6wE1HH0YcrwrCgXwEJwWxoWEV5th5n8/gc7UqYhwaqNKsaxwEdsAlB+iC9F7qgRQDyu1uF6004MSHlGf3JSAJ1vG+9IjHRUdBvz+Mf0jwySqgjo86pQMFLHE6k=','2026-12-11T02:00:00.214748Z');
INSERT INTO "documents" VALUES('01a22eac9cb9812c9a3e30d15488004e','816506d8eb3dd2316af5f10ede46519fc5a5c5ef1c7a1b8949104e57c76ed50d','declaration','declaration@1','v1.t1.MU3ye4BVIPUZ3lSUF03wDbUbXJNhgE2SxAr4/1/wJS952+1SRl+LAeEc48rJ9yp7tfg7BFKyymfKRiZo6zBEhT3FgFDEMy3z2lNiouS/mEhkHPFmamXDAyZZs1s/ZmgelD+HXPzKhADOO69GTt+mzuP3PG0YzXyUjQPFi5mN3gMenBEtbbIC+oO5O3acWa1tdVVtFndqBwnyuHBhjUzz7Kel2+F4t9cEdj3lpV7GKtpjhtEwYLK5BUx1Ky+pAaghriD/Pqq2YD49OzFTdxTRA0+W6FML8xds0vC/3/1ddJTJpg/sF76YCKBwR1xNuTjCLq3Oa2VOKi8fLmaSHIXlEuK8NQ3nOkFtCYDsreNEDIy9ZJCA0o5UIGhEfIK1gh580yrvjS+CnMVanPV7MpCFVkeOXHgseUC+oXj6VIWVWJo1R4FhMSIg3mYCOUko2PjISwaBLaZRy4eq303xscNURj0lWe4lkasFjB3DohcZMkfP4N7wLTR5HH+GS2ISjZGdWGkbc2dtyYQJ/wB9Y7LoBSrrMttrMQ6nOQeiVZ5jdO+lMgxYbZ4s/vZdefie9DTY1w3s1iH6UZlt6DrH1YSJ0NjODGpZz7ZgU34yhhtnBEvkT01ibtPIh9Z2w3+lR9ie6T1nipMaifVnFeNx4NZyJqTO9WmLI3ZeMy/Qq22JHPrauBj0WrtgYdUVNXLT9r7pHRtQF8lsjkXPWAfOejELKtbvDCse5/S2pZYWl5r8GavsyenlOb7nuUs+fAPij1+zAub5I75/nk1XI1X03DuToXKMOmg9/e17uHbAIN5V9S3IeNE/zEsfL1HHB3Krqkk93rA86GJ+xuQCwB2xsfkcklckzgB9WbgbailrZViGo7HDLhXtIRv/7QnuYB9+8p17T7NDj7qEvKkuJIdmpcjo6A==','2026-12-11T02:00:00.253012Z');
INSERT INTO "documents" VALUES('01a22eac9cb9812c9a3e30d15488004e','bfe75e615845bef38c36e7d5ad57f92bb5159b9d78f051fb6dbe8bd532a423e1','contract','contract@1','v1.t1.F6nDQN1yTkBwtIeRXu6fck9c4q8vvzEjPibpvVu7yj9zaLX3NDMmN49n8Rt57wxB1wgsRJqVpT+TVd2tbNi0D1jQMXhWqYhmn1RqdNjarDCsp3pmPgQTxiJIMSt4/hmybHz/mh6VJQrDGidq+Av3d3s2+f1CfLHkZwgMSQdpk1XlaYN6RoeGHtjfoxqp3Pbj8xSqDiIu2tpXaDpVF1S5bsN6lDICZIuhFb7Q3rUfkuODkiRWhFqxFtkYNMi43MrRmvqoSAA0kuZTPULU2OQ+Z6hWSzJ+2c1V3mT8lgW47qsjBwLKv2Il9WJ6CpQJrCRX+UQZ3+d7Hp86i4nA4hCocs2Y+2+vHUJS4U6nDMA18y786KRF0MOBKDfXwgLJNwp5vMqZAWJGkQlLfThE2sndKylYqsUVXSVymaKP3LjLbs8BfO23vH4ymJaV1j9hZc7Fmo4ehzW+coLK8TFAjC4VQPzyUSSGL6ZHHV/9f0m8rzFv+htGCpkVB8VNR+j3lhIECksLnCSXUoe1XB0w+gdmLisbPgp5tbFz00jaI+7GTYUUl9SD+Mi7MmkoU9LrXulq7yE0tDlpjIZLpFLivIPYbf7Pf2OmO6q7lDeMZLWJBXwvDpbQ5gRJ0a3nTAbvUXHjOBzsB2bPF7GToLyWjY9GktclVeqDecV1WvA/6TJuY8cWpPMwEz3jimyObHhZ3XsYqyDm+gmeeshmocuF','2026-12-11T02:00:00.256983Z');
INSERT INTO "documents" VALUES('01a22eac9cdb8aa2b6ec1c28b2bff35c','323320a7873d674b20e7b972482f1bd95c28afe0846913a8229bf39d5bb4d3c0','declaration','declaration@1','v1.t1.Y2IkOPeM/KjfZ5v/4MInolY2ct5BnKHQJwxztliRPZK42W7kZRiSlDpfPPxn75nxdgE2wGfwIBLcp1kdnwMkMAR6eGM5/SEBCYpRl1c9fzA8Fz5rHZKnBlDWiHkDJpe1lPpWSVB9MkXsCaaVsD/+N99dKHhgdLJCa0MB9TOj4kr05kipDUyVTQyY/RDx3fhCNMditBWNQ51xY7o91tzAFCh5+q1mDyqBXzqoGrH/GofTa8CRs7sgNZAsSNnK63DPXM+c1m0DfjzhWXrCzVi+49kpha7UPrncyGOn/LTubIfkXTWqV+8K3CKP1jZFvCYBE7F5/nbNbaOyLETZDns4tSxLK1A7DsY49Yg7+NT+5gezr1GtcrcNXhEFPa7MDTHrGHNCQIDC1pR8lWwur2ANOgaJBJhWcYgVt1ETDv4XqZBH6jFZffbkKdG4IlPzJ1NZlNWgfMA0oowF1Ql4G0DA78oXbyzp3cVH9eQunsoqWYBXKDhTD3A8F9zFD1wYZojg8rGcwAJV5SDHGL4LIV2GvdFhGRcKyPJWkDhIH6MUfBfQoHWpZauEI1EhPV8j4CfaUwh/jWeAJu10P8ZksZcHKJMYJb6SoFhO0Wmg8nn4Z0y05dJnCeb+cZQMvA8RqqiibDRy5WQ/ieJ3bcEvY3ke6FnplPXwm2MYfCtJqqGKqnGo4x0TMnRWfwx7p+SxlpnQgIIwJppbbEILf2E1jKp3eSzjqBDy+p0h/jEns/8L7HzX1VCr2XdDVUM3rTGicmv3xIJZAifrmDx1shJJMw6S+PWG0Uve5OPE2gDqwyCFMte/IDr1F9qU8ectmsbPOUf5P8boR2eSfVfP7x629zE7nNNdwlfIwYf9RnIoepbSxA4N/nxPHeUoPssB7uubjdLKriqnXtBLTJ3LWR+oHZhppg==','2026-12-11T02:00:00.299274Z');
INSERT INTO "documents" VALUES('01a22eac9cdb8aa2b6ec1c28b2bff35c','6c07dfd0da8cc78a97d660492ab37ac90703057460ec29cf988ff42d23d61b37','contract','contract@1','v1.t1.862TFfBCNwspPrP9c97wHucR0vk5FNW/sVY9J9W7jsCYK1rLnPkmut5wuIXclJhlG3KtSMh/Ti+mDUxqv2VLLpEWE6WTbKawCDfn1F7xakgdjkvzcJMnPQWiutDh0c2Xxn1xt3aAlHKF6f5pVFQYqg0zSMda3WcsH85bil7FBMuBlWk0GqCG6NN/7CVMQ9j9paHYN7sUNU7KiRBmpAwdu8YHTVcND9vi6Tz0WLPkhIg8C4bZcmujnRvPDvaQJ7ORkKvnPgsHIk6EM6D45hBot7jjRbFOyzMwVRu6uCfB6VkIMDolF3yQApQAUxcX7n/0rhoPCXA39kkV85YWl4EwA2kZGFngftR0u2SdxVMcXn3QKj+CjAhnF9+6a6P3w7wqNfpsHUAwnViKkoZA5uMXBgxCO4i4xQ5qNfmdRXVgUME3jSxSEiPZdXwy+NHfjtHZuIetw1pcgjCWye/9NKdjXeDSAW3KitFfhpfcjTZ0PqtuuR/f0+sUpTJ33EgTSZeBhQSckMnGcH0IH5YSd5Ftu3tDG8IlTnCPWH7EKTe545WOjfsXDcBKuNiYyaCQUOA7npqjTwKs1IOhRo2w5WdtNBBCwQzXnVOm8S8URxtwdzojOMo8lSNPSoWR+UoZ381NDYsqKeYVX9XOMh9ElLD3oy3D9yuNyCB7ERpjMgzObGP1P4E367X0DfpaT8+I66jGZitLBj8TBpiHDKeB','2026-12-11T02:00:00.307481Z');
INSERT INTO "documents" VALUES('01a22eac9d138fbe9020568589c7ada8','6b1441188c003fdc20ba313a531b6ee44d96f655ccfae039b58c47bfc791b873','declaration','declaration@1','v1.t1.D/Nf4ckIY2Vy4xfb7FN9lRBZqYmJpSv7P5Itc94+wopb4kvtwJXknDplm5jf/+cmKiRM1mvWQj+lEFydKnnqpxpGdvn37FPzIbBSLehCTsEnA2ZYVgnORhL7XPWPd16gvW0BOy5Dh/2tEPZqwVNg3XKYuLcTNR6c56Gh0TE55KtqF0R/tefCcnVpUfea19CwVnxBuyia+VW9Z9y1m0LSImltEF1vXFlsc1zKJoL3XRXvthDmvHsqmCS6NfXroDTxkKflPa8eUrD1WCP1gM4eHxEeDJgWpTAzW+q3yd0dQviwNwSmnDBAmE4dtBJ/DpFY/sJEwVv5sT/PQIzQ+8UniOYyCYOlqL6ixqSPA2lwtOV6V4/tYdKRGIDuYipjfh7CuqX1br/707iHQeq24IKHcwnPcl1Oapmm4peiwzhMsghGSFOR4X7Ed0aX2R9ry0tNaKk8gzReO3iulqFUJtlVXBdO3cJm2OHOQYgoqBwgupUxknj9PIBtQQ2zgUdSd5rFnjWotSfDX0sFaa2+tiMjHZjb8sBbLuAduhwUBpTX9WkcVEEuABoFgWkhWBSbg9MEWTk2s77tQ78iM8qtN3wWESCD/V/H0L2VRTaOYkEWqy9O6yr5OZcledi9VsV1oOGvy6OYdp/F7CCaeXucsJyeWSUmvgfJwR4Lik6FPD4jQc4JYh6dequIwub8S1P4ZCKWDeq6AnKFI39E37d+d92TVsMUVmGQuDvkPtx/hCEE7HlXtsO/tO+CCPGc5cYVGdQu4had7WhQ9t/fC+/l3EMd46ulcFA7qRvk2tQ7cKliO4l8kIHMGfwwbN1bfBRWCbd2v4mznQD/41adda76/hPOQwlRyNZHwNmKPEu6b56MQIaupmfF2amyQdYYzXjS2YlDt64S4C4yuQdimFYi1vjwCA==','2026-12-11T02:00:00.349410Z');
INSERT INTO "documents" VALUES('01a22eac9d138fbe9020568589c7ada8','e1cef2c3fb3cfcb3da9458af23bd21200093f6ea9c3901282558ae8821b85e05','contract','contract@1','v1.t1.Gy/mywnF8IVxbIRLU8J2Lfwoo2KIqfNLmJX+B1s4k7/B345DQ4eLrNkSjafq3DwSli+nlPB70lm1QoaSwiLXYBogmK7fkXu/fl00yEQXxVt5zwrDCewmybzUWILHbA7J15ofcWnIlRGJPhgZSwITcwtS8wx8k5wMLycVz4uz/iIS5Q/HFlvpC2n1QS5OSUAEEzPtGOwQ7WXBaj2J13xh4TIvDIQg2/rmOWP0lq5N1RiQV8yM5rdI9uTav/jLcCBaDFIh3zrp7nNeazTKlQZkwBeWkh5nZmvWEkfmX/FHF+iMEnXPS4TS6YpzJuVV8sAuR8SvC5TWhQYOIELx9E1eSsvOonULhzC4qeN/I3+8HSojvRmdWbtD7JkjWE7GvOrm0RYzbhMIymkkAUW02WhrNXJAKUTRhWGWtNA1BRGeV5c5HryX0Wc3NZ1IfnD4yEK+IPqFsDBiLOwA66IEdXipfPJat7yUGZeSXqnOfbjbrp7r6g7yHxuIr6N6YBjqFKUB9jEZSFXVLmydp/kUb/iMY+XwT7TN/xzlaSHFz1lZA3L24ED0eQBqrOAf5RI+m5FqnUYHXF0bTginvKCXJp+FvdWScK9I7ALmKpS3d+wKU88phTch2y7Hge0Qn7muTMSC9vRIIL7HojTFFqk7pckG9gmylderBz1PZNhC8iqOCcmsTu54YTBF6+VuvnWjkfbm8H6lyM/KJRcc+zsj','2026-12-11T02:00:00.358525Z');
INSERT INTO "documents" VALUES('01a22eac9d41846ab096c065b4f21400','0f1b249a937ea38145b46b3ccfa052a53c9d025fe38011536d4fbfe70ef7fe01','declaration','declaration@1','v1.t1.rucA6V0uP71I8YncsbmdZZHHbQPRoqPjeSUPTqCL0rLrIeSCk5ZEzHZ+pGqeuKA2xd10sfxXnCD9CFThoL6dvEJph56mcRDR/bB1RgBEY6ej3E6q0Erj0EU+tTmft2MB19k+Xmstt2uBXBfxK4zmaWEfWfL29fovdGzfgc9aFL92eKxbS9J63MjC7LE6POLmivdEaMp2Jon37EIKQL0OmTxfmT2Yg4QF3U0v5OfnjnQuYuGkLQ0fkwDJrk86PcFvarc6wpj6R3j0HuXHe76qXyE7Z0y2BhfL2Y3ZbIZgi3nwMC7fd4bGH1046EIgIPddX60vFCJiYYMg2I7T29bqz7whFbON5gu+XDgfneVUm7nmKdIVCrmPcj6rHDxlR+oYwDJyJxWRUcwaN2NL49E/dK+S3SjssZ3whVwEsgQP3q75X7CrDRHrlr2Tl3DxAE2rbCL3kemNM19WZeUH7Kg7ryfaPL/KjQqEI+Q446f7eFq91ztJ1uSqmnud4uosBgUVuC+OW3cv4OqCFmOTZFac0ri9FkYvVryA//Lt1t0bVtXaykmd3h1puPbAut8qRm2+1IBZbpXWwnhSUod1xtbjgMgkQfgVkMFV0xTI9EqC4n+yVocA/hszd2vlJoBND05ys88CZH0IF6I+tx8urfoSFQK7O+/qE03P833EdFvGMXV5QqMD7LM2uMFoz/h33nt6jT6RTCKfJtJUol1gypouG2tKiEuaHd7fBDK6n8BgUhJtRwsK/Fey3TntjoNgLGLpYA6xDaETX4ChPmqGrOxizSCAZae95H5t3HUB62/b9WoPWh4E9JXM19mCwWysDmRqJ4mBoptF','2026-12-11T02:00:00.392906Z');
INSERT INTO "documents" VALUES('01a22eac9d41846ab096c065b4f21400','cb11440233e28f73e876fc7fb7de6e748d22fdebfb6a4f9cac44288d763c5f72','contract','contract@1','v1.t1.4Z+GXSK31+0fox73k/ugCsyREyC+Gshg2wNxrKMzfFIzRakqmJRaJ9VAtmYks6j76IfUe3PQiyn9PBlrZwKAuDL3wk1P8hnMTi5vMvxl1vGQIEFOWuy9Lq2CtBPxvrJBSHSxURr8qQk+C53ROtXB6T9vAI2XvTgkxWK6rg2NbQulNer8AJenMKOiLd4Caztfr3WNFM3t+colablEhGhtdSXsda56rK/qBWB8yTaApFF05bYrbN+CeEXHhRNBOIG+K0Wzi9hiP1nMAL1puXjAIhJFCPvdecAcJIc1CWghsynLzffshG2tFfBRGYp/IQ8YLWFQkrxlQCczltbyf5UEYLvSMsoVf7MXv4OcG2cfKecRg4/ojmwdk9aFfo9qtT13yrJ7PeRio/X6bK6rk1igdj7Gxb+9I/V8GAAHs4kb2WXL8KB/Io54Oo3/AerfIjGM+lwCjfNb4eYXOtC8f6GKf767EAQwLK8lltpgXW5BYkTQafJA0ZGWPwD1A6mHLLjqL9shnW1MCls9Dka5w5dnfUqQpn6t9q4KQrQolSp55qa3grI97cunfDt5cDnwh1/50lPmOUDWPEEs/H0hVbk0p8sALxd1vJ+Z5FZOkliACahxZAfs6p7uOJ++etEgujFfCxo8Unh5Iy9pKgRr5buH3oalQQSYsTQgamN5Peij3REt1fIFMAx+Fhstoq4e','2026-12-11T02:00:00.403185Z');
INSERT INTO "documents" VALUES('01a22eac9d9d80e898b6725c9ec1616a','dcedb16e441302a7dded0bbd2cbc6d8c95fd30a411e8927521199312ab8ba103','declaration','declaration@1','v1.t1.ACqUzwm8DayIL0h41Kq7JHOrr+roVV1nwPnoXG21NIdP2phrPg03JwDTazp3xGey6HTEDPsT+SOR7Tfuh74C+Yf7taaj67U84/aWmRLU6YM86aE3Rz+EGhnejXrDgsWaRRUH+LNxFr45607G4kPBEXLQrdp7DzpQHYjQqWAxAOQ+KEn42CpQknUbnugxrkgJPqDAldSn8NhNB5yzKE50iH04KcCeeyq7/DFhVXxNtOC32KP01hh0I4ujUKOEFU5VX8KFP3xFKHaW2nq2jcrSO4v2DOI2hUPCILeIoxG+U9X6WK/laAvyilwkjFzn4DPbbsNd6DguwjrGYHnXSAzKbdhpm3CgXkfoTt4nwfwLKrDJDnfAeE6F4Bbupj34j9z088M7eAp8Ha4dbYZWuCHCcSuP2HJpPxJqMxVn+qSs6avu9UdSAcPWLpWfmuDo8CfA0AqLnrCm0Ye2Lms8H+9rlM9czqiPRuj4BcducO1mO+wncRSBbvFBJfaj4qsIKmefgRZFtN9qujfwBySbCIPpsn6yu9wr7o6viwz9wOi60NTeKT/74K1Ac4mLlS9M88nLt7w1QYUsiyqLT5/LKaZREDH3U7asQhX328EVgUDPyu6yymS5klgaUUzNzlYY9FIS4E95yDcnyCvKjA2Fk3tQ6QHjDcxf3PdRpXAcK1K6gapOp4pcRZACinqXm0NbGBPyj8ZFA+W6kuHHpy8AJmcL1MaBITHTOkRui9vRhCvnzqL1QMafXOqRCzAmaZJSxuqgGlwByRDZd0u5AtXRbR7AgbuTeC8oiuGIYmwlvVK60nkl/XjOT6Jpdp7GWw6vxiUkvcmrQYjmCbvYbD93Ec15uJiVyaKfy05+JZiFxPLxiNer2PTkSktI2kKeCYFdoeD3cWfnuDL2eNUZPUixM5k09Q==','2026-12-11T02:00:00.485487Z');
INSERT INTO "documents" VALUES('01a22eac9db48a5a8d05fbe80efb7f43','087ae62088b3c2a9f1483a8ce2496a09df2d781d15aa87efc6b3e5e64c3cf64b','declaration','declaration@1','v1.t1.uCX9UNNxmIMgBjyUaHJqWMK/3qQ9yygT0zni+//UQFwdy3K3yQxb96AQ6HVbL/EIqblAJcVGosmVgPYXhvjitBQtaf+aoUhuUKkjov0VcB+5AcaMZE5upMxTf4CZAu5kcAOwxZtuVJ3VV187wIvsbRfcV7eo3vG3nNZObw0zzb2PKF+l3530x5HZHTNrMokmAlaRIOkA4Da+x3WBNU9+0+0OcwoicRjD92h8/BSRln6/wEeSqhy7biFT5KL1VOIX5ecdyuuoxoh7YiQGVmVdqBRKC0q8ZKPGtZdvGzAazXefc7kC13UX29nbTXNsXUHFS1mM3MOfp8iyXwf5Up1wfbo+juYTe+hK9Xgt5Lk00RvUtqjgPiTUWVjnFAHIzKA+RPIsbc+WRIOeOWGq5dDZ5/iWfOqC+EKnRbt0PWEzT5arz1tDNWsNuv9QdAC2MG66Ogf+7xaS/CBAL67mRxEhVx7MdVsG3z4yKDIPUBsfuqdT1wtsUumZE6iwMr5Cgh4Nkj3jPffc5G4my67AJq1tL1CJLAowEu4aXGab8q5Baan5kls6YkE+ZL0+26PSSiA5s/EzLJ+Jh3MtjH8/WP+eppZ9rnOgSeMiKpdHrM+4a+UAUgi9CGfpQHSXruJPPnzr8jfuhL9Iyew4Aikl2EdnMvUdmBYMtm0lwSGrQ9c6bN+IHIKk6f06+HsB9l+FJTizuNWeSfMO69Xm1mMKIG69AEC2DcIwBaKnbif+XEz92TtQGhfa7CyHZREXU4sp7HYTWjBlL1UeH5njz0Wa1CgkRPpAE0h+px6VZ+QhjdykaNXqXB5CGyEHFaj27zaxV9W7ssn3a7qoUIxRcS0A14fQ0AZPuxzlHLYgpZBqCvgtVtZLX1s8G2fj0ElhnM4cHQsmHS89ycAuAwx/EGwDtfP4fA==','2026-12-11T02:00:00.506534Z');
INSERT INTO "documents" VALUES('01a22eac9db48a5a8d05fbe80efb7f43','2f50af6f5f2c69226cb914d68d5b006326659bc0a03879d1a3292b0dda738de6','contract','contract@1','v1.t1.FWJ1aXfcECFnnto9igi1c7VnTI28lypctVHUE46qnNEWyN5MbIl767k9ZH7Q5cOb9pVOgeNlqtaif3Sa0QJvwN7UxzER6DQM3s5AVKeUlw0dqrFgvue82VagpIUqEnBqh9qDd0863LUUXo8/bHAIpsMBzhIhL9OODhvuxCPflDnS0yuTbOv9wBEnC1h66AIHO0/3lZQ633OeAsuwhJ2ZDwOTOrfjYQ9mCQOUv3KS2gH0XjPf3FjObffbKbBhySIzzJpwULzJBTXK+xD41HjQf8ohR4nqhEDq2wnwUKEbaVWgWIJcCGE/WAEvCDdEkW5CjLP2zpUjlaHA9w1w3ASNx71A4xrfZ1FniB1NBY3TG+oeOEIzeQd1cXkDNbOSSu++OOAiZBKrqtX6ZccOKWZKkTMhwBJpWDcJELuzzwL4teqXVNAvRCIDrYXkk+kAFRkmEhDmXs+KwR+mkLoUSfwH/RVzUkVgw6+rOzHQ1RHgJXBfGK4BfRArBHYKXqwSO4IxGb9PIw58bABlSG4xHSIKSy3qXoKMldEDQBU7uH8or070NGB29X1zdgpSKMhXtK5yDQz4+hu67YSKzKOl1Oq4fOznXMJHeK7qHYPYFzU5Cza4j/LMFa1A7t5RcCqtAs3XvTQmEVXRi+JXt/Z6W7GjJkEpmpF/UxkPqVNziVhj693AHc6hc55lB1sJSibPpf49ahr6HTv+X3JoKhpM','2026-12-11T02:00:00.512207Z');
INSERT INTO "documents" VALUES('01a22eac9dd48625afa2ca5ce98216fb','a4670666c3fbc3cdd501f62cdb68c91f9005818d32865b27c9505ece799883f4','declaration','declaration@1','v1.t1.5+lrXYtPMy9F9iu41A9ydcyaLJbMJGETmYAFYdRrTWe0W0pOAHfZlxOTCPlNbXHR4PQdRLul7DOgZS0hJQcQ/qlqeuuZMfs/bhSRa7Gk9BvDbbdAEep4WJHOA3d4KacYC4GX6P1jiyglW+5n54E9R82uWcUUkd6kT50IGbRpy39eUlUzGhPY2KATXVf0CO+kgIDmh8YiJCmh64sThImnlBZkDe817ifyMmTks8jWgikGrFNjDwZMuxBkYdpTzuITpFbDnN4z40h7aUTjVW2QRjq9gligMf87/+S/IIywuXgsTg67VRJknYtazCajEx2eDl+eER2o/VUXWn5GL+5t/1QVajt59/fTVILCgp9Un5TEqqvl9p16cnlUPoDOUjY0JWnooABZWYPITKD70FuCZHf5swdojvq13ozkRBYyxygnY6UhpFYtXaBNwrbtUCz2oo8bttkKykteLr+fcVrEhMxAkcON4MhFQ/+Kh8cD7Zv6217maLJpG1HdBElZOeddbLZaaNmRVQA903LvY+gi7KzdOWaBU098lMdOLR/xBJzOWqa9z0BdN/ldgapjXRGIo4IZiVN1kpD5YTP6xAYalIq87jVNTn2Sancq/mMrX9sQtJ8N7wLcgZ7khYSljgnp3MeRqF8aYuMEZYAlFfE7oL40C/2/H1/kwSXyle0wWolq6KqaO03PpcD5jiYGhb1skPlfyom0l54XUcfx//cfExR7UPQB3c4uvitdv3CyA9FRvsBxDJ+KEB5K8WsqTy6JC7thiVRyK5D21wprDyclNgVqm3Dlt0JXJ//i/cU6/jEQ0bz3DLCS7N/lkBaxMc0yMBFGYetcZvNQHEOMHv9apxQD0ETzjl/hFuredKpX0mcaD/PVVhdm8xVnmCAwJT2OGQTLZgUpuDkiUUxuxCZtiA==','2026-12-11T02:00:00.549242Z');
INSERT INTO "documents" VALUES('01a22eac9dd48625afa2ca5ce98216fb','14a25765eef8be159c8ab4019f4ec816caf049ede3d6a02d55504b4abb92efe9','contract','contract@1','v1.t1.K++e3SX1f8l6OEbSl4fdi7sAMia94ytY9F4FF2DNKc2us3lqzwakxZJCGV7oyLtgZqWBARot0dGg8IdePiIXV+quF4OXOzLpGUxPYZGV/y40L+ckMrhU/raKMQV7MFp6LkKgCGD7sMXUqPLUICEdhb6TrpooZ2K/9NTroQw4oEVSGRUbQHgXIkSC4JRJReySQUnPgEv08yxN8v0ehsNbBFv5fD3UUvn5gZn9pny9L5kHsIEhVkeJbRv6HyrjkQjaZPebaRF0a8uHLmGR3zGatgOIkmHt+3vniGq7fJPycJ0FNYTWKTgHzCC6bW6qk/D4XP7tYz++1/1+ZZjaaAcxWadNbHXcEh+pjk0zBKq4g+oz4r8DK/hl73NMn7kXIbiT2MtgXO5d3q1I9blJKO0/Ci/Zz7HSsV+5VC/uNP/0sLnyMso6svpXi2+ACTlZTUat1KSrnVv7XNnFgGarI+wAAFLpvPfIhN3MiEaD/WR/R/BkbfqIRVFCFOyjWBRatXU7WmPPKnrpF952vWf8k4qr9wbijAUZNTDHgZlM7MAfm0r51jOdw2JqxZby0nUpIKCvuBQCBQITKert980NGi9KxrfMA5Tcr3NmDD59YYJm47jOydXrCUfTJqIL57oUT80sLrjYuW0Gsa+Haapr0/n0IZrkUGMdVvqSkMw0j+vBB9JWAVSpQ1ZlBL0zbm1v6qLH7d83Rxv/Xa5ra5eb','2026-12-11T02:00:00.552165Z');
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
INSERT INTO "history" VALUES('01a22eac9be981a687871afe2a3f8252',1,'2026-12-11T02:00:00.000662Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22eac9be981a687871afe2a3f8252',2,'2026-12-11T02:00:00.060382Z','running','materials','waiting','materials','materials_missing','step','01a22eac9bfd7e429d0e80a7a6c99fca','{"waiting_for":"payment.materials.supplied","until":"2026-12-21T02:00:00.060382+00:00"}');
INSERT INTO "history" VALUES('01a22eac9c0e85bd93016e8e86929822',1,'2026-12-11T02:00:00.070397Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22eac9c0e85bd93016e8e86929822',2,'2026-12-11T02:00:00.093924Z','running','materials','running','method',NULL,'step','01a22eac9c1474a9b9d58c491be4d50b',NULL);
INSERT INTO "history" VALUES('01a22eac9c0e85bd93016e8e86929822',3,'2026-12-11T02:00:00.095892Z','running','method','running','declaration',NULL,'step','01a22eac9c1474a9b9d58c491be4d50b',NULL);
INSERT INTO "history" VALUES('01a22eac9c0e85bd93016e8e86929822',4,'2026-12-11T02:00:00.101679Z','running','declaration','waiting','declaration','authority_pending','step','01a22eac9c1474a9b9d58c491be4d50b','{"waiting_for":"authority_answer","until":"2026-12-16T02:00:00.101679+00:00"}');
INSERT INTO "history" VALUES('01a22eac9c688f1b8ed690a7bda31eb8',1,'2026-12-11T02:00:00.160128Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22eac9c688f1b8ed690a7bda31eb8',2,'2026-12-11T02:00:00.165892Z','running','materials','running','method',NULL,'step','01a22eac9c697f07a11b13338b225c00',NULL);
INSERT INTO "history" VALUES('01a22eac9c688f1b8ed690a7bda31eb8',3,'2026-12-11T02:00:00.167673Z','running','method','running','declaration',NULL,'step','01a22eac9c697f07a11b13338b225c00',NULL);
INSERT INTO "history" VALUES('01a22eac9c688f1b8ed690a7bda31eb8',4,'2026-12-11T02:00:00.175624Z','running','declaration','running','contract',NULL,'step','01a22eac9c697f07a11b13338b225c00',NULL);
INSERT INTO "history" VALUES('01a22eac9c688f1b8ed690a7bda31eb8',5,'2026-12-11T02:00:00.179025Z','running','contract','waiting','contract','contract_to_sign','step','01a22eac9c697f07a11b13338b225c00','{"waiting_for":"payment.contract.signed","until":"2026-12-18T02:00:00.179025+00:00"}');
INSERT INTO "history" VALUES('01a22eac9c938c63a7baf66ce5830dfe',1,'2026-12-11T02:00:00.203344Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22eac9c938c63a7baf66ce5830dfe',2,'2026-12-11T02:00:00.207771Z','running','materials','running','method',NULL,'step','01a22eac9c957ce0aff3ee720f99714d',NULL);
INSERT INTO "history" VALUES('01a22eac9c938c63a7baf66ce5830dfe',3,'2026-12-11T02:00:00.211984Z','running','method','running','declaration',NULL,'step','01a22eac9c957ce0aff3ee720f99714d',NULL);
INSERT INTO "history" VALUES('01a22eac9c938c63a7baf66ce5830dfe',4,'2026-12-11T02:00:00.214748Z','running','declaration','running','contract',NULL,'step','01a22eac9c957ce0aff3ee720f99714d',NULL);
INSERT INTO "history" VALUES('01a22eac9c938c63a7baf66ce5830dfe',5,'2026-12-11T02:00:00.220484Z','running','contract','running','collection',NULL,'step','01a22eac9c957ce0aff3ee720f99714d','{"note":"method_needs_no_contract"}');
INSERT INTO "history" VALUES('01a22eac9c938c63a7baf66ce5830dfe',6,'2026-12-11T02:00:00.222879Z','running','collection','waiting','collection','payer_pays','step','01a22eac9c957ce0aff3ee720f99714d','{"waiting_for":"payment.settled","until":"2026-12-23T16:00:00+00:00"}');
INSERT INTO "history" VALUES('01a22eac9cb9812c9a3e30d15488004e',1,'2026-12-11T02:00:00.241803Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22eac9cb9812c9a3e30d15488004e',2,'2026-12-11T02:00:00.245543Z','running','materials','running','method',NULL,'step','01a22eac9cbd7009a2d6bb01284802cc',NULL);
INSERT INTO "history" VALUES('01a22eac9cb9812c9a3e30d15488004e',3,'2026-12-11T02:00:00.247309Z','running','method','running','declaration',NULL,'step','01a22eac9cbd7009a2d6bb01284802cc',NULL);
INSERT INTO "history" VALUES('01a22eac9cb9812c9a3e30d15488004e',4,'2026-12-11T02:00:00.253012Z','running','declaration','running','contract',NULL,'step','01a22eac9cbd7009a2d6bb01284802cc',NULL);
INSERT INTO "history" VALUES('01a22eac9cb9812c9a3e30d15488004e',5,'2026-12-11T02:00:00.256983Z','running','contract','running','collection',NULL,'step','01a22eac9cbd7009a2d6bb01284802cc',NULL);
INSERT INTO "history" VALUES('01a22eac9cb9812c9a3e30d15488004e',6,'2026-12-11T02:00:00.264034Z','running','collection','waiting','collection','account_frozen','step','01a22eac9cbd7009a2d6bb01284802cc','{"waiting_for":"payment.method.chosen","until":"2026-12-18T02:00:00.264034+00:00"}');
INSERT INTO "history" VALUES('01a22eac9cdb8aa2b6ec1c28b2bff35c',1,'2026-12-11T02:00:00.275806Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22eac9cdb8aa2b6ec1c28b2bff35c',2,'2026-12-11T02:00:00.288288Z','running','materials','running','method',NULL,'step','01a22eac9ce2737f89ea79504d84e740',NULL);
INSERT INTO "history" VALUES('01a22eac9cdb8aa2b6ec1c28b2bff35c',3,'2026-12-11T02:00:00.294646Z','running','method','running','declaration',NULL,'step','01a22eac9ce2737f89ea79504d84e740',NULL);
INSERT INTO "history" VALUES('01a22eac9cdb8aa2b6ec1c28b2bff35c',4,'2026-12-11T02:00:00.299274Z','running','declaration','running','contract',NULL,'step','01a22eac9ce2737f89ea79504d84e740',NULL);
INSERT INTO "history" VALUES('01a22eac9cdb8aa2b6ec1c28b2bff35c',5,'2026-12-11T02:00:00.307481Z','running','contract','running','collection',NULL,'step','01a22eac9ce2737f89ea79504d84e740',NULL);
INSERT INTO "history" VALUES('01a22eac9cdb8aa2b6ec1c28b2bff35c',6,'2026-12-11T02:00:00.312150Z','running','collection','waiting','collection','bank_unknown','step','01a22eac9ce2737f89ea79504d84e740','{"waiting_for":"retry","until":"2026-12-11T02:00:02.312150+00:00"}');
INSERT INTO "history" VALUES('01a22eac9d138fbe9020568589c7ada8',1,'2026-12-11T02:00:00.331310Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22eac9d138fbe9020568589c7ada8',2,'2026-12-11T02:00:00.341833Z','running','materials','running','method',NULL,'step','01a22eac9d16737dabd20498c90e2444',NULL);
INSERT INTO "history" VALUES('01a22eac9d138fbe9020568589c7ada8',3,'2026-12-11T02:00:00.342861Z','running','method','running','declaration',NULL,'step','01a22eac9d16737dabd20498c90e2444',NULL);
INSERT INTO "history" VALUES('01a22eac9d138fbe9020568589c7ada8',4,'2026-12-11T02:00:00.349410Z','running','declaration','running','contract',NULL,'step','01a22eac9d16737dabd20498c90e2444',NULL);
INSERT INTO "history" VALUES('01a22eac9d138fbe9020568589c7ada8',5,'2026-12-11T02:00:00.358525Z','running','contract','running','collection',NULL,'step','01a22eac9d16737dabd20498c90e2444',NULL);
INSERT INTO "history" VALUES('01a22eac9d138fbe9020568589c7ada8',6,'2026-12-11T02:00:00.363582Z','running','collection','running','voucher',NULL,'step','01a22eac9d16737dabd20498c90e2444',NULL);
INSERT INTO "history" VALUES('01a22eac9d138fbe9020568589c7ada8',7,'2026-12-11T02:00:00.373196Z','running','voucher','completed','voucher',NULL,'step','01a22eac9d16737dabd20498c90e2444',NULL);
INSERT INTO "history" VALUES('01a22eac9d41846ab096c065b4f21400',1,'2026-12-11T02:00:00.377594Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22eac9d41846ab096c065b4f21400',2,'2026-12-11T02:00:00.389218Z','running','materials','running','method',NULL,'step','01a22eac9d4a79399cb61150371a9bf7',NULL);
INSERT INTO "history" VALUES('01a22eac9d41846ab096c065b4f21400',3,'2026-12-11T02:00:00.392015Z','running','method','running','declaration',NULL,'step','01a22eac9d4a79399cb61150371a9bf7',NULL);
INSERT INTO "history" VALUES('01a22eac9d41846ab096c065b4f21400',4,'2026-12-11T02:00:00.392906Z','running','declaration','running','contract',NULL,'step','01a22eac9d4a79399cb61150371a9bf7',NULL);
INSERT INTO "history" VALUES('01a22eac9d41846ab096c065b4f21400',5,'2026-12-11T02:00:00.403185Z','running','contract','running','collection',NULL,'step','01a22eac9d4a79399cb61150371a9bf7',NULL);
INSERT INTO "history" VALUES('01a22eac9d41846ab096c065b4f21400',6,'2026-12-11T02:00:00.413286Z','running','collection','waiting','collection','debit_day_not_yet','step','01a22eac9d4a79399cb61150371a9bf7','{"waiting_for":"debit_day","until":"2026-12-17T16:00:00+00:00"}');
INSERT INTO "history" VALUES('01a22eac9d71861b9660e0857c418ae1',1,'2026-12-11T02:00:00.424925Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22eac9d7987f7ac77b95e072733b7',1,'2026-12-11T02:00:00.433674Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22eac9d7987f7ac77b95e072733b7',2,'2026-12-11T02:00:00.442925Z','running','materials','running','method',NULL,'step','01a22eac9d80731da3599f3695d1ed20',NULL);
INSERT INTO "history" VALUES('01a22eac9d878ab19a3a439e64062810',1,'2026-12-11T02:00:00.447381Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22eac9d878ab19a3a439e64062810',2,'2026-12-11T02:00:00.457529Z','running','materials','running','method',NULL,'step','01a22eac9d8f7658ad0485c0273dac96',NULL);
INSERT INTO "history" VALUES('01a22eac9d878ab19a3a439e64062810',3,'2026-12-11T02:00:00.463379Z','running','method','running','declaration',NULL,'step','01a22eac9d8f7658ad0485c0273dac96',NULL);
INSERT INTO "history" VALUES('01a22eac9d9d80e898b6725c9ec1616a',1,'2026-12-11T02:00:00.469834Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22eac9d9d80e898b6725c9ec1616a',2,'2026-12-11T02:00:00.477888Z','running','materials','running','method',NULL,'step','01a22eac9da17808acf1bf19aca1747f',NULL);
INSERT INTO "history" VALUES('01a22eac9d9d80e898b6725c9ec1616a',3,'2026-12-11T02:00:00.480833Z','running','method','running','declaration',NULL,'step','01a22eac9da17808acf1bf19aca1747f',NULL);
INSERT INTO "history" VALUES('01a22eac9d9d80e898b6725c9ec1616a',4,'2026-12-11T02:00:00.485487Z','running','declaration','running','contract',NULL,'step','01a22eac9da17808acf1bf19aca1747f',NULL);
INSERT INTO "history" VALUES('01a22eac9db48a5a8d05fbe80efb7f43',1,'2026-12-11T02:00:00.492404Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22eac9db48a5a8d05fbe80efb7f43',2,'2026-12-11T02:00:00.498594Z','running','materials','running','method',NULL,'step','01a22eac9db879339f970f2118a2275f',NULL);
INSERT INTO "history" VALUES('01a22eac9db48a5a8d05fbe80efb7f43',3,'2026-12-11T02:00:00.500988Z','running','method','running','declaration',NULL,'step','01a22eac9db879339f970f2118a2275f',NULL);
INSERT INTO "history" VALUES('01a22eac9db48a5a8d05fbe80efb7f43',4,'2026-12-11T02:00:00.506534Z','running','declaration','running','contract',NULL,'step','01a22eac9db879339f970f2118a2275f',NULL);
INSERT INTO "history" VALUES('01a22eac9db48a5a8d05fbe80efb7f43',5,'2026-12-11T02:00:00.512207Z','running','contract','running','collection',NULL,'step','01a22eac9db879339f970f2118a2275f',NULL);
INSERT INTO "history" VALUES('01a22eac9dd48625afa2ca5ce98216fb',1,'2026-12-11T02:00:00.524423Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22eac9dd48625afa2ca5ce98216fb',2,'2026-12-11T02:00:00.534924Z','running','materials','running','method',NULL,'step','01a22eac9dd87a70927f52666b4e3fbb',NULL);
INSERT INTO "history" VALUES('01a22eac9dd48625afa2ca5ce98216fb',3,'2026-12-11T02:00:00.544007Z','running','method','running','declaration',NULL,'step','01a22eac9dd87a70927f52666b4e3fbb',NULL);
INSERT INTO "history" VALUES('01a22eac9dd48625afa2ca5ce98216fb',4,'2026-12-11T02:00:00.549242Z','running','declaration','running','contract',NULL,'step','01a22eac9dd87a70927f52666b4e3fbb',NULL);
INSERT INTO "history" VALUES('01a22eac9dd48625afa2ca5ce98216fb',5,'2026-12-11T02:00:00.552165Z','running','contract','running','collection',NULL,'step','01a22eac9dd87a70927f52666b4e3fbb',NULL);
INSERT INTO "history" VALUES('01a22eac9dd48625afa2ca5ce98216fb',6,'2026-12-11T02:00:00.559298Z','running','collection','running','voucher',NULL,'step','01a22eac9dd87a70927f52666b4e3fbb',NULL);
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
INSERT INTO "inbox" VALUES('01a22eac9bef75c692488cdde1de7880','portal','/portal/shanghai','evt-SH-2026-000001','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22eac9be981a687871afe2a3f8252',NULL,'24dfc2ebee5a017386e8d0b04489798db23c587f84f5884c4be6d329205230ad',NULL,NULL,'2026-12-11T02:00:00.000662Z','2026-12-11T02:00:00.000662Z');
INSERT INTO "inbox" VALUES('01a22eac9c0f7ad1be2715c93d8a0b07','portal','/portal/shanghai','evt-SH-2026-000002','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22eac9c0e85bd93016e8e86929822',NULL,'28c958ccf719aa67ceb569734f4516945969b25d70d777e50da0ae70f5188926',NULL,NULL,'2026-12-11T02:00:00.070397Z','2026-12-11T02:00:00.070397Z');
INSERT INTO "inbox" VALUES('01a22eac9c687bb89fb19ee102b2d278','portal','/portal/shanghai','evt-SH-2026-000003','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22eac9c688f1b8ed690a7bda31eb8',NULL,'49081dea1a2fc21a022c98fa1159acbf82cc10907ff86ee3559dced6e4034cee',NULL,NULL,'2026-12-11T02:00:00.160128Z','2026-12-11T02:00:00.160128Z');
INSERT INTO "inbox" VALUES('01a22eac9c937daf94cc058c5fc80b1f','portal','/portal/shanghai','evt-SH-2026-000004','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22eac9c938c63a7baf66ce5830dfe',NULL,'96a9f4799ef6782d4d542ef65777f1c5fda4baf4040d17a4525c9b191e04d3d5',NULL,NULL,'2026-12-11T02:00:00.203344Z','2026-12-11T02:00:00.203344Z');
INSERT INTO "inbox" VALUES('01a22eac9cba747ca04d234b4634b321','portal','/portal/shanghai','evt-SH-2026-000005','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22eac9cb9812c9a3e30d15488004e',NULL,'7eb314d6cf6babc5ce3fac4e620ec6f6fdda1ae10faf63872e361132b70aad64',NULL,NULL,'2026-12-11T02:00:00.241803Z','2026-12-11T02:00:00.241803Z');
INSERT INTO "inbox" VALUES('01a22eac9cdc7480ba2eb865f7cc557a','portal','/portal/shanghai','evt-SH-2026-000006','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22eac9cdb8aa2b6ec1c28b2bff35c',NULL,'5c4bccdcaa1f9d16d81bbc0321d3268d61ec03bf0b144053f7f3cfe6db8c6701',NULL,NULL,'2026-12-11T02:00:00.275806Z','2026-12-11T02:00:00.275806Z');
INSERT INTO "inbox" VALUES('01a22eac9d137d0ea2f1b28bc3d5af58','portal','/portal/shanghai','evt-SH-2026-000007','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22eac9d138fbe9020568589c7ada8',NULL,'32a320eceb681532e4668f17738d52b047cc8f1ff1827ff190e9a9b4efeed8d5',NULL,NULL,'2026-12-11T02:00:00.331310Z','2026-12-11T02:00:00.331310Z');
INSERT INTO "inbox" VALUES('01a22eac9d427437b18ddd02e0efbf4a','portal','/portal/shanghai','evt-SH-2026-000008','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22eac9d41846ab096c065b4f21400',NULL,'7f19e9ac7e7bc7376a64330bd1950cac99367d8d986d5caeadec857fcec27ca2',NULL,NULL,'2026-12-11T02:00:00.377594Z','2026-12-11T02:00:00.377594Z');
INSERT INTO "inbox" VALUES('01a22eac9d71756f8bdce3d8fe1b1929','portal','/portal/shanghai','evt-SH-2026-000020','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22eac9d71861b9660e0857c418ae1',NULL,'382b44843f9477f945c799e878ae35ce76719f1061ccf0144e94ad80a1ef48d4',NULL,NULL,'2026-12-11T02:00:00.424925Z','2026-12-11T02:00:00.424925Z');
INSERT INTO "inbox" VALUES('01a22eac9d7a70f9bac0f364c421743a','portal','/portal/shanghai','evt-SH-2026-000021','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22eac9d7987f7ac77b95e072733b7',NULL,'6314a90cbe4ff466af43424c15dd35d170f16e9309a77bd5fb0e6c3cc4183a33',NULL,NULL,'2026-12-11T02:00:00.433674Z','2026-12-11T02:00:00.433674Z');
INSERT INTO "inbox" VALUES('01a22eac9d877bafb1d4e26057a2b350','portal','/portal/shanghai','evt-SH-2026-000022','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22eac9d878ab19a3a439e64062810',NULL,'a6b0f0356b249344242529bb85f67ff746fb1d8924ab788d51d822223fa53c5a',NULL,NULL,'2026-12-11T02:00:00.447381Z','2026-12-11T02:00:00.447381Z');
INSERT INTO "inbox" VALUES('01a22eac9d9e7429944fcb9edb9b666e','portal','/portal/shanghai','evt-SH-2026-000023','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22eac9d9d80e898b6725c9ec1616a',NULL,'fe4ee74180710167e687d468d70eff806e68c602c0f83b6a329e6d1cd32b2d8d',NULL,NULL,'2026-12-11T02:00:00.469834Z','2026-12-11T02:00:00.469834Z');
INSERT INTO "inbox" VALUES('01a22eac9db47ce5a2e318903907a74f','portal','/portal/shanghai','evt-SH-2026-000024','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22eac9db48a5a8d05fbe80efb7f43',NULL,'c789569a7a55ac550ff4a1aafdf37267293f6f93ba21d1d1074258a281b6b032',NULL,NULL,'2026-12-11T02:00:00.492404Z','2026-12-11T02:00:00.492404Z');
INSERT INTO "inbox" VALUES('01a22eac9dd47e72b5f310da4c304b72','portal','/portal/shanghai','evt-SH-2026-000025','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22eac9dd48625afa2ca5ce98216fb',NULL,'a6ef348909007975139b62224d8700fa32c5dee208ff741613334359c1293b01',NULL,NULL,'2026-12-11T02:00:00.524423Z','2026-12-11T02:00:00.524423Z');
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
INSERT INTO "ledger_entries" VALUES('01a22eac9d138fbe9020568589c7ada8',1,'payer',NULL,240000,0,'2026-12-11T02:00:00.373196Z');
INSERT INTO "ledger_entries" VALUES('01a22eac9d138fbe9020568589c7ada8',2,'pension.pooling_fund','pension',0,96000,'2026-12-11T02:00:00.373196Z');
INSERT INTO "ledger_entries" VALUES('01a22eac9d138fbe9020568589c7ada8',3,'pension.individual_account','pension',0,64000,'2026-12-11T02:00:00.373196Z');
INSERT INTO "ledger_entries" VALUES('01a22eac9d138fbe9020568589c7ada8',4,'medical.fund','medical',0,80000,'2026-12-11T02:00:00.373196Z');
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
INSERT INTO "messages" VALUES('01a22eac9c0c7624967a45ffa7811f68','01a22eac9be981a687871afe2a3f8252','email','materials_wanted','{"missing":["bank_card_copy"],"until":"2026-12-21T02:00:00.060382+00:00"}','due',NULL,'2026-12-11T02:00:00.060382Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.060382Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22eac9c0c764794a5f5102f2a230b','01a22eac9be981a687871afe2a3f8252','sms','materials_wanted','{"missing":["bank_card_copy"],"until":"2026-12-21T02:00:00.060382+00:00"}','due',NULL,'2026-12-11T02:00:00.060382Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.060382Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22eac9c8f7836adda9409d916960a','01a22eac9c688f1b8ed690a7bda31eb8','email','contract_to_sign','{"contract":"1","until":"2026-12-18T02:00:00.179025+00:00"}','due',NULL,'2026-12-11T02:00:00.179025Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.179025Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22eac9c8f7867a40cb7fa89ba39f3','01a22eac9c688f1b8ed690a7bda31eb8','sms','contract_to_sign','{"contract":"1","until":"2026-12-18T02:00:00.179025+00:00"}','due',NULL,'2026-12-11T02:00:00.179025Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.179025Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22eac9cb47fa08c214fa3a98da07e','01a22eac9c938c63a7baf66ce5830dfe','email','pay_by_yourself','{"method":"tax_app","order":"bank-66ce5830dfe:collection:1","until":"2026-12-23T16:00:00+00:00"}','due',NULL,'2026-12-11T02:00:00.222879Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.222879Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22eac9cb47fd09cc3ed0dd85d9d27','01a22eac9c938c63a7baf66ce5830dfe','sms','pay_by_yourself','{"method":"tax_app","order":"bank-66ce5830dfe:collection:1","until":"2026-12-23T16:00:00+00:00"}','due',NULL,'2026-12-11T02:00:00.222879Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.222879Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22eac9cd470b5b974fc4c3cbf4c98','01a22eac9cb9812c9a3e30d15488004e','email','choice_wanted','{"methods":["tax_app","gov_app","alipay","wechat"],"reason":"account_frozen","until":"2026-12-18T02:00:00.264034+00:00"}','due',NULL,'2026-12-11T02:00:00.264034Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.264034Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22eac9cd470e09cd2b8246ce5033a','01a22eac9cb9812c9a3e30d15488004e','sms','choice_wanted','{"methods":["tax_app","gov_app","alipay","wechat"],"reason":"account_frozen","until":"2026-12-18T02:00:00.264034+00:00"}','due',NULL,'2026-12-11T02:00:00.264034Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.264034Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22eac9d3f7c6188d08d1c4f32b5bc','01a22eac9d138fbe9020568589c7ada8','email','voucher','{"voucher":"3100003QEDN349MRMPVY"}','due',NULL,'2026-12-11T02:00:00.373196Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.373196Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22eac9d3f7c8d9710ebbcfb6f01c1','01a22eac9d138fbe9020568589c7ada8','sms','voucher','{"voucher":"3100003QEDN349MRMPVY"}','due',NULL,'2026-12-11T02:00:00.373196Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.373196Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22eac9d647a51bf131d06b7404091','01a22eac9d41846ab096c065b4f21400','email','debit_announced','{"debit_on":"2026-12-18"}','due',NULL,'2026-12-11T02:00:00.403185Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.403185Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22eac9d647a79b34cf21c58e4c4ee','01a22eac9d41846ab096c065b4f21400','sms','debit_announced','{"debit_on":"2026-12-18"}','due',NULL,'2026-12-11T02:00:00.403185Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.403185Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO "outbox" VALUES('01a22eac9be976e08ab78d2fca3e07e2','01a22eac9be981a687871afe2a3f8252','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000001","region":"310000"}','2026-12-11T02:00:00.000662Z','2026-12-11T02:00:00.000662Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22eac9c0c76669a4cd4422ebbbbde','01a22eac9be981a687871afe2a3f8252','cn.shebao.payment.waiting.v1','{"for":"payment.materials.supplied","until":"2026-12-21T02:00:00.060382+00:00","reason":"materials_missing"}','2026-12-11T02:00:00.060382Z','2026-12-11T02:00:00.060382Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22eac9c0e7988b2902705a76eb9e9','01a22eac9c0e85bd93016e8e86929822','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000002","region":"310000"}','2026-12-11T02:00:00.070397Z','2026-12-11T02:00:00.070397Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22eac9c5c793b807bc5351a7cb783','01a22eac9c0e85bd93016e8e86929822','cn.shebao.payment.waiting.v1','{"for":"authority_answer","until":"2026-12-16T02:00:00.101679+00:00","reason":"authority_pending"}','2026-12-11T02:00:00.101679Z','2026-12-11T02:00:00.101679Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22eac9c6876f987c97b01eb535ab9','01a22eac9c688f1b8ed690a7bda31eb8','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000003","region":"310000"}','2026-12-11T02:00:00.160128Z','2026-12-11T02:00:00.160128Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22eac9c8f78829868cb39fd455c44','01a22eac9c688f1b8ed690a7bda31eb8','cn.shebao.payment.waiting.v1','{"for":"payment.contract.signed","until":"2026-12-18T02:00:00.179025+00:00","reason":"contract_to_sign"}','2026-12-11T02:00:00.179025Z','2026-12-11T02:00:00.179025Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22eac9c937971b6600c5f67735f81','01a22eac9c938c63a7baf66ce5830dfe','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000004","region":"310000"}','2026-12-11T02:00:00.203344Z','2026-12-11T02:00:00.203344Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22eac9cb47feda2846d5c8aa9f790','01a22eac9c938c63a7baf66ce5830dfe','cn.shebao.payment.waiting.v1','{"for":"payment.settled","until":"2026-12-23T16:00:00+00:00","reason":"payer_pays"}','2026-12-11T02:00:00.222879Z','2026-12-11T02:00:00.222879Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22eac9cba7079b317284acdbf41a2','01a22eac9cb9812c9a3e30d15488004e','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000005","region":"310000"}','2026-12-11T02:00:00.241803Z','2026-12-11T02:00:00.241803Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22eac9cd470fb9b6fc518a983e35f','01a22eac9cb9812c9a3e30d15488004e','cn.shebao.payment.waiting.v1','{"for":"payment.method.chosen","until":"2026-12-18T02:00:00.264034+00:00","reason":"account_frozen"}','2026-12-11T02:00:00.264034Z','2026-12-11T02:00:00.264034Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22eac9cdc7079bcb45d7e91553dae','01a22eac9cdb8aa2b6ec1c28b2bff35c','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000006","region":"310000"}','2026-12-11T02:00:00.275806Z','2026-12-11T02:00:00.275806Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22eac9d1378e093fa3c161f8b171a','01a22eac9d138fbe9020568589c7ada8','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000007","region":"310000"}','2026-12-11T02:00:00.331310Z','2026-12-11T02:00:00.331310Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22eac9d3c767f85cba8da3b25f836','01a22eac9d138fbe9020568589c7ada8','cn.shebao.payment.collected.v1','{}','2026-12-11T02:00:00.363582Z','2026-12-11T02:00:00.363582Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22eac9d3f7ca6a05a50b9aeedd4d4','01a22eac9d138fbe9020568589c7ada8','cn.shebao.payment.completed.v1','{"voucher":"3100003QEDN349MRMPVY"}','2026-12-11T02:00:00.373196Z','2026-12-11T02:00:00.373196Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22eac9d427004803e33741a871751','01a22eac9d41846ab096c065b4f21400','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000008","region":"441900"}','2026-12-11T02:00:00.377594Z','2026-12-11T02:00:00.377594Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22eac9d6c755facd6a93d7a3acc7a','01a22eac9d41846ab096c065b4f21400','cn.shebao.payment.waiting.v1','{"for":"debit_day","until":"2026-12-17T16:00:00+00:00","reason":"debit_day_not_yet"}','2026-12-11T02:00:00.413286Z','2026-12-11T02:00:00.413286Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22eac9d7171a5bd90ccb1c158bd21','01a22eac9d71861b9660e0857c418ae1','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000020","region":"310000"}','2026-12-11T02:00:00.424925Z','2026-12-11T02:00:00.424925Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22eac9d797d2a8c7175e08938d1e3','01a22eac9d7987f7ac77b95e072733b7','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000021","region":"310000"}','2026-12-11T02:00:00.433674Z','2026-12-11T02:00:00.433674Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22eac9d8777fa85a6fe119af39cda','01a22eac9d878ab19a3a439e64062810','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000022","region":"310000"}','2026-12-11T02:00:00.447381Z','2026-12-11T02:00:00.447381Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22eac9d9d7fc89c74154d0e78aa7a','01a22eac9d9d80e898b6725c9ec1616a','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000023","region":"310000"}','2026-12-11T02:00:00.469834Z','2026-12-11T02:00:00.469834Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22eac9db478ceaab9c9e4e7e708c3','01a22eac9db48a5a8d05fbe80efb7f43','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000024","region":"310000"}','2026-12-11T02:00:00.492404Z','2026-12-11T02:00:00.492404Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22eac9dd4795286949a243a949cc3','01a22eac9dd48625afa2ca5ce98216fb','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000025","region":"310000"}','2026-12-11T02:00:00.524423Z','2026-12-11T02:00:00.524423Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22eac9e067df99241a95ca0598be6','01a22eac9dd48625afa2ca5ce98216fb','cn.shebao.payment.collected.v1','{}','2026-12-11T02:00:00.559298Z','2026-12-11T02:00:00.559298Z',NULL,0,NULL);
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
INSERT INTO "payments" VALUES('01a22eac9be981a687871afe2a3f8252','portal','/portal/shanghai','SH-2026-000001','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','materials','materials_missing',2,NULL,'2026-12-14T02:00:00.060382Z','payment.materials.supplied','2026-12-21T02:00:00.060382Z',0,0,0,NULL,NULL,'{"asked":{"waiting_for":"payment.materials.supplied","at":"2026-12-11T02:00:00.060382+00:00","until":"2026-12-21T02:00:00.060382+00:00","about":{"missing":["bank_card_copy"]},"reminders":0}}','2026-12-11T02:00:00.000662Z','2026-12-11T02:00:00.060382Z',NULL);
INSERT INTO "payments" VALUES('01a22eac9c0e85bd93016e8e86929822','portal','/portal/shanghai','SH-2026-000002','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','declaration','authority_pending',4,NULL,'2026-12-11T02:00:02.101679Z','authority_answer','2026-12-16T02:00:00.101679Z',0,0,0,'tax_app',240000,'{"polls":1,"awaited":{"key":"85bd93016e8e86929822:declaration:1","until":"2026-12-16T02:00:00.101679+00:00"}}','2026-12-11T02:00:00.070397Z','2026-12-11T02:00:00.101679Z',NULL);
INSERT INTO "payments" VALUES('01a22eac9c688f1b8ed690a7bda31eb8','portal','/portal/shanghai','SH-2026-000003','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','contract','contract_to_sign',5,NULL,'2026-12-11T02:00:02.179025Z','payment.contract.signed','2026-12-18T02:00:00.179025Z',0,0,0,'bank_debit',240000,'{"polls":1,"asked":{"waiting_for":"payment.contract.signed","at":"2026-12-11T02:00:00.179025+00:00","until":"2026-12-18T02:00:00.179025+00:00","about":{"contract":"1"},"reminders":0}}','2026-12-11T02:00:00.160128Z','2026-12-11T02:00:00.179025Z',NULL);
INSERT INTO "payments" VALUES('01a22eac9c938c63a7baf66ce5830dfe','portal','/portal/shanghai','SH-2026-000004','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','collection','payer_pays',6,NULL,'2026-12-11T02:00:02.222879Z','payment.settled','2026-12-23T16:00:00.000000Z',0,0,0,'tax_app',240000,'{"polls":1,"pay_order":"bank-66ce5830dfe:collection:1","asked":{"waiting_for":"payment.settled","at":"2026-12-11T02:00:00.222879+00:00","until":"2026-12-23T16:00:00+00:00","about":{"method":"tax_app","order":"bank-66ce5830dfe:collection:1"},"reminders":0}}','2026-12-11T02:00:00.203344Z','2026-12-11T02:00:00.222879Z',NULL);
INSERT INTO "payments" VALUES('01a22eac9cb9812c9a3e30d15488004e','portal','/portal/shanghai','SH-2026-000005','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','collection','account_frozen',6,NULL,'2026-12-14T02:00:00.264034Z','payment.method.chosen','2026-12-18T02:00:00.264034Z',0,0,0,'bank_debit',240000,'{"refusal":"account_frozen","refused_methods":["bank_debit"],"asked":{"waiting_for":"payment.method.chosen","at":"2026-12-11T02:00:00.264034+00:00","until":"2026-12-18T02:00:00.264034+00:00","about":{"methods":["tax_app","gov_app","alipay","wechat"],"reason":"account_frozen"},"reminders":0}}','2026-12-11T02:00:00.241803Z','2026-12-11T02:00:00.264034Z',NULL);
INSERT INTO "payments" VALUES('01a22eac9cdb8aa2b6ec1c28b2bff35c','portal','/portal/shanghai','SH-2026-000006','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','collection','bank_unknown',6,NULL,'2026-12-11T02:00:02.312150Z','retry','2026-12-11T02:00:02.312150Z',1,0,0,'bank_debit',240000,'{"contract":"8aa2b6ec1c28b2bff35c:contract:1"}','2026-12-11T02:00:00.275806Z','2026-12-11T02:00:00.312150Z',NULL);
INSERT INTO "payments" VALUES('01a22eac9d138fbe9020568589c7ada8','portal','/portal/shanghai','SH-2026-000007','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','completed','voucher',NULL,7,NULL,NULL,NULL,NULL,0,0,0,'bank_debit',240000,'{"contract":"8fbe9020568589c7ada8:contract:1"}','2026-12-11T02:00:00.331310Z','2026-12-11T02:00:00.373196Z','2026-12-11T02:00:00.373196Z');
INSERT INTO "payments" VALUES('01a22eac9d41846ab096c065b4f21400','portal','/portal/shanghai','SH-2026-000008','441900','flexible','pension','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','collection','debit_day_not_yet',6,NULL,'2026-12-17T16:00:00.000000Z','debit_day','2026-12-17T16:00:00.000000Z',0,0,0,'bank_debit',120000,'{"contract":"846ab096c065b4f21400:contract:1"}','2026-12-11T02:00:00.377594Z','2026-12-11T02:00:00.413286Z',NULL);
INSERT INTO "payments" VALUES('01a22eac9d71861b9660e0857c418ae1','portal','/portal/shanghai','SH-2026-000020','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','materials',NULL,1,'01a22eac9d777f0c960c4e6bb4982f98',NULL,NULL,NULL,0,0,0,NULL,NULL,NULL,'2026-12-11T02:00:00.424925Z','2026-12-11T02:00:00.424925Z',NULL);
INSERT INTO "payments" VALUES('01a22eac9d7987f7ac77b95e072733b7','portal','/portal/shanghai','SH-2026-000021','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','method',NULL,2,'01a22eac9d80731da3599f3695d1ed20',NULL,NULL,NULL,0,0,0,NULL,240000,NULL,'2026-12-11T02:00:00.433674Z','2026-12-11T02:00:00.442925Z',NULL);
INSERT INTO "payments" VALUES('01a22eac9d878ab19a3a439e64062810','portal','/portal/shanghai','SH-2026-000022','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','declaration',NULL,3,'01a22eac9d8f7658ad0485c0273dac96',NULL,NULL,NULL,0,0,0,'bank_debit',240000,NULL,'2026-12-11T02:00:00.447381Z','2026-12-11T02:00:00.463379Z',NULL);
INSERT INTO "payments" VALUES('01a22eac9d9d80e898b6725c9ec1616a','portal','/portal/shanghai','SH-2026-000023','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','contract',NULL,4,'01a22eac9da17808acf1bf19aca1747f',NULL,NULL,NULL,0,0,0,'bank_debit',240000,NULL,'2026-12-11T02:00:00.469834Z','2026-12-11T02:00:00.485487Z',NULL);
INSERT INTO "payments" VALUES('01a22eac9db48a5a8d05fbe80efb7f43','portal','/portal/shanghai','SH-2026-000024','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','collection',NULL,5,'01a22eac9db879339f970f2118a2275f',NULL,NULL,NULL,0,0,0,'bank_debit',240000,'{"contract":"8a5a8d05fbe80efb7f43:contract:1"}','2026-12-11T02:00:00.492404Z','2026-12-11T02:00:00.512207Z',NULL);
INSERT INTO "payments" VALUES('01a22eac9dd48625afa2ca5ce98216fb','portal','/portal/shanghai','SH-2026-000025','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','voucher',NULL,6,'01a22eac9dd87a70927f52666b4e3fbb',NULL,NULL,NULL,0,0,0,'bank_debit',240000,'{"contract":"8625afa2ca5ce98216fb:contract:1"}','2026-12-11T02:00:00.524423Z','2026-12-11T02:00:00.559298Z',NULL);
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
INSERT INTO "requests" VALUES('01a22eac9be981a687871afe2a3f8252','a6abd35353ed1d9a3cd5f6e33aa39193a5597ff5fea05889df8d4828d769e70d','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.Er5i0sSDWEq5lEzzyKvtNsSzUO6t6quMFvE3Sl6MiQLSpO6sgiMku+n8x/4+nmj04/wxCty41mBAu0gwmp28bTgPr6uhHRRYl/2enqYplrUa7G3y3kL6ImlCDuaHd1iBG7cnE0AJ7OUIsE4jvm27zGNhvbtaY2+djBbG7S2LE9zywRVW+FFysO6e0xB6G3Oo4CbDmDS26RPg4I0Ev8GCAcN51G2j0WSZC6d6zIYrWw8bXUXxQmTfLzFrbGGavxVR2moyC7kh7PVqgC2rwxMWvkFBIWGjdLb40mPMFpjxeYhKKxhUWs8I2csiMitjE1RBatLcsk/d9g==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22eac9c0e85bd93016e8e86929822','99265c5e6560e12c040bd781bd88a689eb067bdcf0a75de6ed9d647febb8ddc5',NULL,'c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.Mqny+rVnMZTXISr9M667Rh9prXEhzXGhL9T8Z4QQJC8575HUHuhZQh0QveSaSlMJB19fMU5TJieSf8M5RbWyNXmAxCutluLY+c00wHlpJCr5KY7o0Qg5nfZ4xJ6CYxgK8TGezjiOg/5QH+7FlFAmOXZFfzGR80i2q8YFbeCTbL8JW/bh6sxWOyEG3yJb5v6qnLV2z7Y8nQhgVF0=','zh-CN','{"base":800000,"category":null,"grade":null,"method":"tax_app","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22eac9c688f1b8ed690a7bda31eb8','63db408999b291af981ffc1e63a5110c398593ff3a574e69b20c763455c8c5f3','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.sAVoTkAIi7zaVcADMdoamTOyspkHWOjJ1q8NTQ6w6xLDMQ1ihICp1bDmZFy8xGh+1FTSgGR092AZhSpaqAHcnmdmdYpjbKhm6DMj/Ry16T4QIJlzj9p0OfZYn8ju6a+KkyTmgtyCUF8EwLpYn4W8rXE32gZ8dNfzu4NX1DNXUoJxzUZ/ojeQMGjZaolF9XplhNHIhoGCCx9vUqV8Ax6ORO/HGtDu6Hrw3+fUqr9ltvrDGzRk5Ca+sb629zVlcZDGl75o+mDiwyllG62BGCA3HcNmqnHMctMjf+Rkd8Y6gYOVWbb4YKRzJp5u0AYcJGurhBuHak7rsA==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22eac9c938c63a7baf66ce5830dfe','09ceb32461ad89e857f36d090b18156d2733d2ee387728f70f927d7200fc9be9',NULL,'c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.gg8jq8cEYSVsaJPxQr7AL6raLTSOgVfdCMUNJCjpVBuQjj5CZHaLPvctAlzSecV55G3yUR2veIpA6RExtOCmJih3Ra39/GbM1xp2FUv8EeVBbentFGkoi4hDOFNsdtTioIHy/TiCzaXmCg5UOyYGJU3wWvwMbzyhUFPkJOHjGJK0wtJfzzu+lrlKNuvMUDi1eqGXMHBgewCCRas=','zh-CN','{"base":800000,"category":null,"grade":null,"method":"tax_app","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22eac9cb9812c9a3e30d15488004e','1d827b82e3d32a4514e85c3fe7e57b003c532a85b823d989a48e9896e3c9f899','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.E3v2iT4VLsOdGV5U1qtTRAsBQZ1G2o19eB7cMI6MD+PS33Kz3fyIlAE8icueU8SVuM5rQUKHP6wTs/paPBevSV4xlLjDsfaUF/YIELRzx1iUBf6OkXTVthUFaM7Oguq3Kxe18dbVnwLwZvDqWN3rjZtkg07RzFhmg6uw1GgQFLn6tCfyuzNRTA8NBRfoHE81JDS21S6ISL5abBNchBHFPilNyuFR5fEEzvTIHCkzKoOIAoxXSZ2IATYGrDkJYkhhFJaVM3Pq4tWxukFhsiDFxmJJlH+Cly+xhcl8BHb2k8i0PFweNms3kSKHTu9zAEQsD2fOWTXsJQ==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22eac9cdb8aa2b6ec1c28b2bff35c','133023b360e99f052f1f06e26eb3c5678801b0c50716eb15ccb4415800440a07','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.muWkEUeRda/mz5MvuWqgBTLYQPxXHSZucTIKf/Ewn7H4wudDXSjp4MqeEiANOGGLs5BFnjY9A53D5sOHl6POf4uuf2Zcyj+l2WMvWyIDRT0ZSqEu1NJZuZHiihzBjttdUcacL1h3+obqOct8kz8rAxWcMKcnU1TLSf3yl/LaFntYKCB8Itouyz8rGD+lsw3Z6dqZBlCKht9hFJVuNHna+Abpp/3kNm+aNim0IkD8XiS2Lc+xob9gQMyf3S7e2ehZUcmYv1K49+cHApe+GKSkuJN5WUmCINNGSeb+uA5lHk5F/Z7/VOjkqSKVxL9sJ1CIRD9IAHvEHw==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22eac9d138fbe9020568589c7ada8','63b08f8325309a900e0e323d09c0a911811b322bfa2092d94b9479e7b6ea8655','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.qPOkTHe3p5TY2+V1+0mzSAGvQ+xp38EckTysKb4TbMM8Q30rbRV5HBlmrjVuNapPyfJwPHBbLjU+dWcNF15GlzeUJtuyG0dFlLYTa2kfTZBmRNNYWvPxfQK2D+ISHmOohmcvd1ayH2XdYoMn8RMN+8DNMs+SuQeieaWcWCB/MG9psWuZR9MF7We8qFzxY8ge0zqTdRc4K9h+7GCaH2OX6yFc4ZKRQ8KNebCglddqhIvkDXHtLOzmfaOoEV9KrLOEfSa+PeJL8W+9XzW7xCnA3WAq5eKJqYg+EHlDdcBscL/7U/j+85SUKxGH7lmPnz33xzj9WxOYbw==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22eac9d41846ab096c065b4f21400','47462b862f53252775e2f3c95a554b9a0fe1d2303ffc011c365c1b840ef6aa79','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.02xyFAD+puD53XQdF2vm1Ew28HhSF8NVBBTxGimncybQQ9EjQoQTC/J3vBHQbUsEhqe/gyVqtM7TUK/ypvNY968I0zCkqOjb/QQ/EkeDBWUmdMzOEkqRAi6MlqpuZauabBhIUL44983741gGyPFVckpbupMof9Q5ME7ATejaZX2wVwzIrkNpu6whIL/l5tzhsDXDvifGd2psM5qPo9heoUdiOaVM6+QQCjvZ/JsnbFVDmZzB3NlqpGhvbD82kfQu/cRlTvLuSfvQ0rgshgYmTsO+8P+IBRG8BONWn5IiSH3Yri+reyDTUzllqmZLAR1wT2POdN59Zg==','zh-CN','{"base":600000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22eac9d71861b9660e0857c418ae1','1aeeb95edcbd17d68acb1e19e13f2017525dcbd809f55f0109447d0fae16af97','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.pdjI92+0aI1vo/UqrsP3vU21Y/Y9yobQyetL1mAV8wCkO/13bM8xSL2Gze6KXfI34cGx2HMri1GQwnA0WpWnOv47ep4urVY+wcpxcI1YesfkH6PYvSq/abBmyNYg5Fp3hs6tx5/K2bDbxZ/CHZn3baxcWXx15MlH9cYSzK/iujruOVck/BMR4zTXi6UW/ZsYOHztg9QDlfp3YRH1EI0QtFpnnlPxmVvz4MqeAuw7XhOrENfHSipLHx2ybrBJNtiogkq+UAwdYDm9Idn6n3nM2mSU3BFuMkA3H4A22d+jBdL4NmaYsGGfTYUW6L5encpFmQVOViCn+Q==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22eac9d7987f7ac77b95e072733b7','232edbda4e8b01553000aa465f68a51757d44e3e4d1c0c1e84afd9ee8287930f','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.e5MPyvDArqyRSqkoq5SyARtvKLkufYxocTlvdV7Sr2Hl0C3VAHzS+jB0wUpKZ5l99NXeuQAaMZl1TBMMotZB6868h+kMLMKvz/jXNa4DlotT5HCK3S8BtdshtJk0wXduQpQpdlI3qKl5J9lgN69PaJQzus+o7UyBbvIe8NqXJuWKrTYwVlkl+2FYHCvKj153OawGQyExkuMBbEG+duT1lFgTRiv3zusmYHUJBpLxvyS/ND55LkPui3Kbev5psLq3+wPQvweWMVkSFdRCMJRlx/nySdIecdZ1//eEEeKK65BtOzC6tUNlh4k9Ikl5DvUWXmcp+xUtRw==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22eac9d878ab19a3a439e64062810','bed81efd04fbd44737c599b015d6e330a8f28e89c85b033673a870a1dda0dce9','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.qZF/FyHOTRbcwXOMX684dpRqFC7MflX2UOqlKYOjHiA0s8rKhblbVJ4qYZEO8PhjHvLocLZQ5F3deGlENT717JB90SIT3WqfYVLNtc5n3Cum1HRFbChCiVe2hfNRM6p1A6+3JOhsRfp9oYavZxbj+floBoNrPAY44QNSufysJdcEu2Hrvn1G7dlbGVRujPCXbfmAe7Gm9HSYigCDu8VlXQp64Gc2AjnbHV+Wq4xKivdcNJO0KZmSwPBcf+/Uy47ywAmyN9IG5ehe3rJmpSl2d0E2u7lFjGfiLmcjlIm1RS+S0OrcB3eQY37g9eL6/GOFHIfzS0Cjhw==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22eac9d9d80e898b6725c9ec1616a','5007134139fabce2bfea50773dad726e8b708a32993d8fb33173c9457b6c83ea','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.BjJdDFvP/qWeHzEaiwjC7jFzggEy1Yn3/pkxJAyjCwY2yzeI7KQKdA6rqaYp0ozZ+2mTw1YGyywtA1Eq7F1LtNdM53OTgG725XjNRLgLSHznaLEjb2tbZQN/nLg9bZqLxx5Zyiyoic/SRvOK3DWS1ZUsRA0PsaamFcHVlBuSkJhEQsbzDXakMI16NP2FsJ/Mqjcf2I5QVzuh3eF61OdQRf8UC4vRYP5pX63fm43AuyaZg+18VswvJNJra9ljhx4/YJZlhIqaWURagCUKyeFribobBN4V7/3dFO3tyDExBzznEC0EmyOj+wvhquDbmxlNXwvrM6caeg==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22eac9db48a5a8d05fbe80efb7f43','5d79db05af9c9d19e96d73662c4ca435139f8aca955bde0b40b63f1633ce0156','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.uoUnzkPJpbAQ5QDTewhKEIyHxqNLkKpCYHrczVwYxfJUYxZ9zz+LTTg3KAzwftSpSgGFhv5l+pGQnJVjnaRwwOBLB3gCqCqTggMHTbjEuY1PyS18H7mtYg3OF42gbnyLF/UJL+9h6aAA4RJDln5pgzLQBto7793Ql3eZpjns4giCd2+ysIMwtkiktIT/9yeM+Z1+GqooVG+9jAx5PwTOAvbkf4VukC56s/e8/tEH8HocqZFvhCS+Lf6/q/uAPPHQFcbfzl8fyRzdptT16zaNY28U8jFNX42DhuvBVCvRzRv39Kpqb32Ei9PZoV2ECrQ0XLM2K7EJrg==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22eac9dd48625afa2ca5ce98216fb','6b60b559ed409c14b926fc74399513cfbddcaa3f9430e7608414bb0302109e73','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.LNwxtJETwQVAo+MMOzwjQgxiEP8PspAzERRM/Oh3Qvf3AV6HdufSwFdm/VEVkGpoGEGnlqgXyHrhloNl6XeRcqZhdePIXX8S1x5kfow0NDYRkXntvKkDLcplwpOGMfCtdYNlbArty4sUpzkhCqj2TUlYTJBAQOK1W+gl4CZP8DV19Bcdi04giwFbt0AHglq5j5X/ODWN+v3fjcvI5yDMZEIbuykMEuj2PaikHeLekzEX9WileS05HlSL1eELzUYmUCaR7KV/r/tHLPc0nttU9IxGTNHbIze0n9FdUBKghj5T9/++JxWDm0hCIBMb9MCRK2EYmKe7yA==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
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
INSERT INTO "runs" VALUES('01a22eac9d777f0c960c4e6bb4982f98','materials,method,declaration,contract,collection,voucher','materials','["01a22eac9d71861b9660e0857c418ae1"]','2026-11-30T22:56:46.168000Z',NULL,'2026-12-11T02:00:00.431763Z');
INSERT INTO "runs" VALUES('01a22eac9d80731da3599f3695d1ed20','materials,method,declaration,contract,collection,voucher','materials','["01a22eac9d7987f7ac77b95e072733b7"]','2026-11-30T22:56:46.183000Z',NULL,'2026-12-11T02:00:00.440030Z');
INSERT INTO "runs" VALUES('01a22eac9d8f7658ad0485c0273dac96','materials,method,declaration,contract,collection,voucher','method','["01a22eac9d878ab19a3a439e64062810"]','2026-11-30T22:56:46.202000Z',NULL,'2026-12-11T02:00:00.455173Z');
INSERT INTO "runs" VALUES('01a22eac9da17808acf1bf19aca1747f','materials,method,declaration,contract,collection,voucher','declaration','["01a22eac9d9d80e898b6725c9ec1616a"]','2026-11-30T22:56:46.228000Z',NULL,'2026-12-11T02:00:00.472156Z');
INSERT INTO "runs" VALUES('01a22eac9db879339f970f2118a2275f','materials,method,declaration,contract,collection,voucher','contract','["01a22eac9db48a5a8d05fbe80efb7f43"]','2026-11-30T22:56:46.260000Z',NULL,'2026-12-11T02:00:00.496370Z');
INSERT INTO "runs" VALUES('01a22eac9dd87a70927f52666b4e3fbb','materials,method,declaration,contract,collection,voucher','collection','["01a22eac9dd48625afa2ca5ce98216fb"]','2026-11-30T22:56:46.311000Z',NULL,'2026-12-11T02:00:00.528462Z');
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
INSERT INTO "vouchers" VALUES('3100003QEDN349MRMPVY','01a22eac9d138fbe9020568589c7ada8',1,'39R6AX','5fdb823fac6143d7268cad559bc182452fce59994e877ade0be9d68776bcd5f8','3135b49826a230b188296b8e0a5afeaddef6de597db261d3e962f0023d2f683ac21cdfc66b501d511f94ddbee6236359015a67f77afe5d9345baacd50e21a902','de52c5b7d3964059','v1.t1.Uh8uWwotU9iA7FbcS4h4Q10vOpGsKzxtew0V2cSK6y/TYowuCFrKD8obEeYOIq0YWY0IGA0G+sowC9i+W4NDaUMbHocNf6sw9Wtl9CgQ2qv2eYm6F0T5rRJ2/MdboWe5y/JAWzxFpUCpTquJo+S31XOuJw38BeofjU4ykiJNr1rzDbVjGZiPlKvP4wZ4ImGphl+8aLTE4NsioF9JGofRIl3kLJKA/L+ThuSy5MuoroE7ovebTExZR4UpbxGo/g+akwiDUnb7wjSQu4B/Ced4QCBDlGbcH9RBk3PmbRemnMCgtmUHfpIxIf54VlJ0QoH4hNx3upSuTIT+Q5+IRCIleb7qjS5k+TYWPyc485SqwwiQ72AazsXiHNepV4wJaNp3npK+an9D2qCeowAy4Br35+wj4C5VrSLxgMO5ja6SaIVFSqPN12PHnmeN0Qv73Ckg9wv2e6hLf5QLgLQuMain++JHDEMZlOMwbBg/dDKa4fLtPwFEiifw2x9VFI9gR8vPIfUDmHlFtKGNvkFx1WsL8GXURrCCNCBriCbczrRwTJnk4rPknojRs0762a7dchwbnVgnMMKEpFc0/oxcjIUFYT+268dd+k6dw+Qf5HE6unuOI2zJfn07kpuC9qC8f6iECZAGBAWkPlqiFav03Hejx59xsvffdG3w7FDAKtEEUZ81AD78wlk6ZDj3F7j3xfp/ITcY65Hr+7t3SHka/KiPOf/1QkLcXiCj6Kr1jHv7Yh9zQVaCh6RXqlNilZlxlmtNncjVyG0zpR/XbsAINp02f+DzULssAbgrwNZpCer2w7/ori1gnwXvm0T0rLiaygqzIcWsg/uwTEQnRzJjZHl8GLIAeS7HLsVib1w9Q28Q9K3Xn+VxZp/szrcEyJuOy7hboBmA3hJgspwVSZFIQ5pVwTKnDq6JJk75tBPNNvSmIr4okXgrbCeMrf7kAnKsBtbXF43IAV2o2ajYw2WHA4/Hsdvb+4FG1/oRVE2V8U7u0A25Ijj3tBd3zkFZYDXFrMv+sBCgFSBwMBqBHDjMwNLtv3O5ONkam06Sa4mg7uPH1tEKjdo5EB7nj38ZDBAOoCahY+TOM3NJBDOiJTO+G/HWX5dBSPaf1w3NpPAvPqiMILl+U6pf2Ku7KFTZRvfNHrobebJNMmGQQltBbFs3g8DY0jZdR1wve/2RFzeKY047924TPkfsFp6nYaca0WMLOQDr4cKUNZQSQKdtDsllvXAM9PaRfkyq0gHuU4ZLtndD/mpjvp+PKoK+XIypJr7XE6/EV2SfqA3yI4QE/Aj9Ed4c0qg3KmBQ0pLw+OJYgUd/pyB6sjhyvSzsjiCnl0kcqdPXOFAyqg5PErRPoJvTfoH+/mLGKM03b51mfBEkbV7BNMlObTjQ3LUWakeq4i5LpQAPn0PNiW/Bohl63RgO4GKWilsnATqxH0Hw6D7iZfaGgKfIfQdgaUvRj3B3/LYXMQjB1nIuYyb07+x7+9YedkqkHgvuQoIzlprHTQ4VNVmeE21OUcmRPbtenvdrWz/Ot0SJDjPMipp5fkK6oxk82thbMbcOWCCTcSofDHDhBBZMj+97bYNW9KxfOFcxEIt3+W/XJss6s8JF79+gnKhclf8UmSYsAwIPcH638AjIGqF6mp2bq4sAcksQ8aC5YjXhg1wdlpmgHkgOZHeATNgSwItcOGYdD6DshM7Ybf65LG4bNuMihFVy4diz/Qs14bztxxrcO//IwXuWkbRJOUYZDz2H10qvnCIIFUQOONuyK3JsRHwBrXPA0+oXM0sro/sp9pRlUwS6exVcvFCgO9bFPyY3KjL2CzBtSlrPNrNhL+MYYLLYA3YrQNzvbKHkCSnTAkjufDOHi7uQAqvRwcaDkYh0GKBeK/lNd0u+cp29tR3eFEtwaXJcO+6MSiTBx/nEkTdXN4WQHoWf+mg3qH+J5UyV7COQwh8g45aengNrv6FDNoEoqKxPB4pkA69ERMqf3aCHi63M1wVKl7M04j4kSB6O03PTzJ+hASmDULZRp767Sdk3/KClzBr5rB2587+3eaS/T99jSkKcwrAYgXv+P/cg6iJPImSltDusJc7eLVn+DsreSKpLCKgO8LvSeLPB3CWu0PkmMN2RjsmTA5evOEmFuy0yIetStLitQvz2AEe1677JnEzH4D5CfHoitoD/hVPuwWduX52HyPyu6MZHWRnqbW9/CznnP0IX5QGGoCRHybh8mzX0s52VlCcdsIdUiu+qHpw+BzgPxKn+nTVPVeJ8YGfTrsheCSbtTK6lkxmf5IomCo+PGlW+yeiQjNx1PQCw2w/TPwGBNdeVPfIM5Lr8tWXGR13etg7tlJ1THXHMVImh1iXitzrkeORQc8qfOl1F2nKJly/9++C6hVkQCbN7jnHceEOvw7YfHtXGvIJmPBx5dUMEMl6vck9Hne//s5ejIEwsHfQgcMUd+4t0JWIhOkxXPIbGAFjx6PFajVIEzakOAaE3Ag==','2026-12-11T02:00:00.373196Z',NULL,NULL);
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
CREATE INDEX contracts_withdraw ON contracts (withdraw_at) WHERE withdraw_at IS NOT NULL;
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
