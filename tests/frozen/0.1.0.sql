BEGIN TRANSACTION;
CREATE TABLE adjustments (
	payment_id VARCHAR(32) NOT NULL, 
	reason VARCHAR(32) NOT NULL, 
	declared_fen BIGINT NOT NULL, 
	final_fen BIGINT NOT NULL, 
	items JSON NOT NULL, 
	"before" JSON NOT NULL, 
	figures JSON NOT NULL, 
	policy_version VARCHAR(64) NOT NULL, 
	refund_key VARCHAR(64), 
	actor VARCHAR(128) NOT NULL, 
	opened_at VARCHAR(27) NOT NULL, 
	state VARCHAR(16), 
	state_reason VARCHAR(64), 
	due_at VARCHAR(27), 
	attempts INTEGER DEFAULT 0 NOT NULL, 
	pay_until VARCHAR(27), 
	chosen_method VARCHAR(32), 
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
INSERT INTO "arrivals" VALUES('01a262d427907fd99c4e05ce8a223c86','01a22f9326e58fbe9020568589c7ada8','8fbe9020568589c7ada8:collection:1',240000,240000,0,'bank-68589c7ada8:collection:1',NULL,'answer','matched',NULL,NULL,'2026-12-11T02:00:00.656941Z','2026-12-11T02:00:00.656941Z');
INSERT INTO "arrivals" VALUES('01a262d428e74650d3ef1cb9877aa0e3','01a22f93282f8625afa2ca5ce98216fb','8625afa2ca5ce98216fb:collection:1',240000,240000,0,'bank-a5ce98216fb:collection:1',NULL,'answer','matched',NULL,NULL,'2026-12-11T02:00:00.999331Z','2026-12-11T02:00:00.999331Z');
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
INSERT INTO "breakers" VALUES('bank','closed',NULL,0,NULL,'2026-12-11T02:00:00.595871Z');
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
INSERT INTO "contracts" VALUES('8f1b8ed690a7bda31eb8:contract:1','01a22f93257b8f1b8ed690a7bda31eb8','sent',NULL,'63db408999b291af981ffc1e63a5110c398593ff3a574e69b20c763455c8c5f3','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'28f2c61117ebcb20a8c6a9c1e21a3e8c36702af4ba5900e13fc54eb3262ff7e2','C-1','2026-12-11','2029-12-10','2026-12-11T02:00:00.299505Z',NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO "contracts" VALUES('812c9a3e30d15488004e:contract:1','01a22f932623812c9a3e30d15488004e','signed',NULL,'1d827b82e3d32a4514e85c3fe7e57b003c532a85b823d989a48e9896e3c9f899','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'bfe75e615845bef38c36e7d5ad57f92bb5159b9d78f051fb6dbe8bd532a423e1','esign-e30d15488004e:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:00.472853Z','2026-12-11T02:00:00.472853Z',NULL,NULL,NULL,NULL,0);
INSERT INTO "contracts" VALUES('8aa2b6ec1c28b2bff35c:contract:1','01a22f9326788aa2b6ec1c28b2bff35c','signed',NULL,'133023b360e99f052f1f06e26eb3c5678801b0c50716eb15ccb4415800440a07','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'6c07dfd0da8cc78a97d660492ab37ac90703057460ec29cf988ff42d23d61b37','esign-c1c28b2bff35c:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:00.555086Z','2026-12-11T02:00:00.555086Z',NULL,NULL,NULL,NULL,0);
INSERT INTO "contracts" VALUES('8fbe9020568589c7ada8:contract:1','01a22f9326e58fbe9020568589c7ada8','signed',NULL,'63b08f8325309a900e0e323d09c0a911811b322bfa2092d94b9479e7b6ea8655','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'e1cef2c3fb3cfcb3da9458af23bd21200093f6ea9c3901282558ae8821b85e05','esign-0568589c7ada8:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:00.644643Z','2026-12-11T02:00:00.644643Z',NULL,NULL,NULL,NULL,0);
INSERT INTO "contracts" VALUES('846ab096c065b4f21400:contract:1','01a22f932738846ab096c065b4f21400','signed',NULL,'47462b862f53252775e2f3c95a554b9a0fe1d2303ffc011c365c1b840ef6aa79','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局东莞市税务局','flexible','pension','monthly',144000,'cb11440233e28f73e876fc7fb7de6e748d22fdebfb6a4f9cac44288d763c5f72','esign-6c065b4f21400:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:00.741242Z','2026-12-11T02:00:00.741242Z',NULL,NULL,NULL,NULL,0);
INSERT INTO "contracts" VALUES('8a5a8d05fbe80efb7f43:contract:1','01a22f9327f38a5a8d05fbe80efb7f43','signed',NULL,'5d79db05af9c9d19e96d73662c4ca435139f8aca955bde0b40b63f1633ce0156','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'2f50af6f5f2c69226cb914d68d5b006326659bc0a03879d1a3292b0dda738de6','esign-5fbe80efb7f43:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:00.925593Z','2026-12-11T02:00:00.925593Z',NULL,NULL,NULL,NULL,0);
INSERT INTO "contracts" VALUES('8625afa2ca5ce98216fb:contract:1','01a22f93282f8625afa2ca5ce98216fb','signed',NULL,'6b60b559ed409c14b926fc74399513cfbddcaa3f9430e7608414bb0302109e73','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'14a25765eef8be159c8ab4019f4ec816caf049ede3d6a02d55504b4abb92efe9','esign-2ca5ce98216fb:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:00.979259Z','2026-12-11T02:00:00.979259Z',NULL,NULL,NULL,NULL,0);
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
INSERT INTO "coverages" VALUES('01a22f9324a681a687871afe2a3f8252','pension','2026-12','a6abd35353ed1d9a3cd5f6e33aa39193a5597ff5fea05889df8d4828d769e70d','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22f9324a681a687871afe2a3f8252','medical','2026-12','a6abd35353ed1d9a3cd5f6e33aa39193a5597ff5fea05889df8d4828d769e70d','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22f93250c85bd93016e8e86929822','pension','2026-12','99265c5e6560e12c040bd781bd88a689eb067bdcf0a75de6ed9d647febb8ddc5','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22f93250c85bd93016e8e86929822','medical','2026-12','99265c5e6560e12c040bd781bd88a689eb067bdcf0a75de6ed9d647febb8ddc5','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22f93257b8f1b8ed690a7bda31eb8','pension','2026-12','63db408999b291af981ffc1e63a5110c398593ff3a574e69b20c763455c8c5f3','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22f93257b8f1b8ed690a7bda31eb8','medical','2026-12','63db408999b291af981ffc1e63a5110c398593ff3a574e69b20c763455c8c5f3','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22f9325cf8c63a7baf66ce5830dfe','pension','2026-12','09ceb32461ad89e857f36d090b18156d2733d2ee387728f70f927d7200fc9be9','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22f9325cf8c63a7baf66ce5830dfe','medical','2026-12','09ceb32461ad89e857f36d090b18156d2733d2ee387728f70f927d7200fc9be9','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22f932623812c9a3e30d15488004e','pension','2026-12','1d827b82e3d32a4514e85c3fe7e57b003c532a85b823d989a48e9896e3c9f899','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22f932623812c9a3e30d15488004e','medical','2026-12','1d827b82e3d32a4514e85c3fe7e57b003c532a85b823d989a48e9896e3c9f899','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22f9326788aa2b6ec1c28b2bff35c','pension','2026-12','133023b360e99f052f1f06e26eb3c5678801b0c50716eb15ccb4415800440a07','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22f9326788aa2b6ec1c28b2bff35c','medical','2026-12','133023b360e99f052f1f06e26eb3c5678801b0c50716eb15ccb4415800440a07','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22f9326e58fbe9020568589c7ada8','pension','2026-12','63b08f8325309a900e0e323d09c0a911811b322bfa2092d94b9479e7b6ea8655','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22f9326e58fbe9020568589c7ada8','medical','2026-12','63b08f8325309a900e0e323d09c0a911811b322bfa2092d94b9479e7b6ea8655','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22f932738846ab096c065b4f21400','pension','2026-12','47462b862f53252775e2f3c95a554b9a0fe1d2303ffc011c365c1b840ef6aa79','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22f93277f861b9660e0857c418ae1','pension','2026-12','1aeeb95edcbd17d68acb1e19e13f2017525dcbd809f55f0109447d0fae16af97','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22f93277f861b9660e0857c418ae1','medical','2026-12','1aeeb95edcbd17d68acb1e19e13f2017525dcbd809f55f0109447d0fae16af97','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22f93278687f7ac77b95e072733b7','pension','2026-12','232edbda4e8b01553000aa465f68a51757d44e3e4d1c0c1e84afd9ee8287930f','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22f93278687f7ac77b95e072733b7','medical','2026-12','232edbda4e8b01553000aa465f68a51757d44e3e4d1c0c1e84afd9ee8287930f','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22f93279d8ab19a3a439e64062810','pension','2026-12','bed81efd04fbd44737c599b015d6e330a8f28e89c85b033673a870a1dda0dce9','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22f93279d8ab19a3a439e64062810','medical','2026-12','bed81efd04fbd44737c599b015d6e330a8f28e89c85b033673a870a1dda0dce9','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22f9327bf80e898b6725c9ec1616a','pension','2026-12','5007134139fabce2bfea50773dad726e8b708a32993d8fb33173c9457b6c83ea','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22f9327bf80e898b6725c9ec1616a','medical','2026-12','5007134139fabce2bfea50773dad726e8b708a32993d8fb33173c9457b6c83ea','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22f9327f38a5a8d05fbe80efb7f43','pension','2026-12','5d79db05af9c9d19e96d73662c4ca435139f8aca955bde0b40b63f1633ce0156','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22f9327f38a5a8d05fbe80efb7f43','medical','2026-12','5d79db05af9c9d19e96d73662c4ca435139f8aca955bde0b40b63f1633ce0156','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22f93282f8625afa2ca5ce98216fb','pension','2026-12','6b60b559ed409c14b926fc74399513cfbddcaa3f9430e7608414bb0302109e73','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22f93282f8625afa2ca5ce98216fb','medical','2026-12','6b60b559ed409c14b926fc74399513cfbddcaa3f9430e7608414bb0302109e73','flexible','portal',NULL);
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
	slot VARCHAR(64) NOT NULL GENERATED ALWAYS AS (CASE WHEN state IN ('failed', 'withdrawn') THEN key WHEN kind = 'top_up' THEN CASE state WHEN 'settled' THEN key ELSE kind END ELSE 'live' END) STORED, 
	PRIMARY KEY ("key"), 
	CONSTRAINT amount_positive CHECK (amount_fen > 0), 
	CONSTRAINT state_known CHECK (state IN ('intended', 'pending', 'closing', 'settled', 'failed', 'unknown', 'withdrawn')), 
	CONSTRAINT kind_known CHECK (kind IN ('bank_debit', 'pay_order', 'top_up')), 
	FOREIGN KEY(payment_id) REFERENCES payments (id)
);
INSERT INTO "debits" VALUES('8c63a7baf66ce5830dfe:collection:1','01a22f9325cf8c63a7baf66ce5830dfe','pay_order','tax_app','pending',NULL,240000,NULL,NULL,'bank-66ce5830dfe:collection:1',NULL,'2026-12-11T02:00:00.382913Z',NULL,NULL);
INSERT INTO "debits" VALUES('812c9a3e30d15488004e:collection:1','01a22f932623812c9a3e30d15488004e','bank_debit','bank_debit','failed','account_frozen',240000,NULL,'812c9a3e30d15488004e:contract:1',NULL,NULL,'2026-12-11T02:00:00.486870Z',NULL,'2026-12-11T02:00:00.486870Z');
INSERT INTO "debits" VALUES('8aa2b6ec1c28b2bff35c:collection:1','01a22f9326788aa2b6ec1c28b2bff35c','bank_debit','bank_debit','unknown',NULL,240000,NULL,'8aa2b6ec1c28b2bff35c:contract:1',NULL,NULL,'2026-12-11T02:00:00.575445Z',NULL,NULL);
INSERT INTO "debits" VALUES('8fbe9020568589c7ada8:collection:1','01a22f9326e58fbe9020568589c7ada8','bank_debit','bank_debit','settled',NULL,240000,NULL,'8fbe9020568589c7ada8:contract:1',NULL,'bank-68589c7ada8:collection:1','2026-12-11T02:00:00.656941Z','2026-12-11T02:00:00.656941Z','2026-12-11T02:00:00.656941Z');
INSERT INTO "debits" VALUES('8625afa2ca5ce98216fb:collection:1','01a22f93282f8625afa2ca5ce98216fb','bank_debit','bank_debit','settled',NULL,240000,NULL,'8625afa2ca5ce98216fb:contract:1',NULL,'bank-a5ce98216fb:collection:1','2026-12-11T02:00:00.999331Z','2026-12-11T02:00:00.999331Z','2026-12-11T02:00:00.999331Z');
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
INSERT INTO "declarations" VALUES('85bd93016e8e86929822:declaration:1','01a22f93250c85bd93016e8e86929822','pending',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+ab1cc78ddbf1","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','7d2a64cc4d359af8cf459b1c98fc0022611353695d20d469e46e1ea4020675e4',NULL,'2026-12-11T02:00:00.171121Z',NULL);
INSERT INTO "declarations" VALUES('8f1b8ed690a7bda31eb8:declaration:1','01a22f93257b8f1b8ed690a7bda31eb8','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+ab1cc78ddbf1","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','d8805dc6fb54bff69c7d1b5dce98cc857fba0c0a56effd456dc3483b55d0d95c','authority-a7bda31eb8:declaration:1','2026-12-11T02:00:00.279162Z','2026-12-11T02:00:00.279162Z');
INSERT INTO "declarations" VALUES('8c63a7baf66ce5830dfe:declaration:1','01a22f9325cf8c63a7baf66ce5830dfe','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+ab1cc78ddbf1","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','97cc1975aaeaa3b434183a58c47214b7ddbcf4a340d84632b9af251add6472ff','authority-6ce5830dfe:declaration:1','2026-12-11T02:00:00.366987Z','2026-12-11T02:00:00.366987Z');
INSERT INTO "declarations" VALUES('812c9a3e30d15488004e:declaration:1','01a22f932623812c9a3e30d15488004e','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+ab1cc78ddbf1","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','816506d8eb3dd2316af5f10ede46519fc5a5c5ef1c7a1b8949104e57c76ed50d','authority-d15488004e:declaration:1','2026-12-11T02:00:00.448983Z','2026-12-11T02:00:00.448983Z');
INSERT INTO "declarations" VALUES('8aa2b6ec1c28b2bff35c:declaration:1','01a22f9326788aa2b6ec1c28b2bff35c','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+ab1cc78ddbf1","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','323320a7873d674b20e7b972482f1bd95c28afe0846913a8229bf39d5bb4d3c0','authority-28b2bff35c:declaration:1','2026-12-11T02:00:00.535017Z','2026-12-11T02:00:00.535017Z');
INSERT INTO "declarations" VALUES('8fbe9020568589c7ada8:declaration:1','01a22f9326e58fbe9020568589c7ada8','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+ab1cc78ddbf1","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','6b1441188c003fdc20ba313a531b6ee44d96f655ccfae039b58c47bfc791b873','authority-8589c7ada8:declaration:1','2026-12-11T02:00:00.637064Z','2026-12-11T02:00:00.637064Z');
INSERT INTO "declarations" VALUES('846ab096c065b4f21400:declaration:1','01a22f932738846ab096c065b4f21400','accepted',NULL,120000,'{"base":"6000.00","items":[{"amount":"1200.00","base":"6000.00","confidence":"high*","individual_account":"480.00","insurance":"pension","months":1,"pooling_fund":"720.00","provisional":false,"rate":"0.20","rule_region":"CN","source":"粤人社发〔2025〕32号; 国发〔2005〕38号: 20%, of which 8% to the individual account; 社会保险法 art. 12: recorded in the pooling fund and the individual account"}],"period":"2026-12","policy_version":"2026-01-01+cfcb749cad7d","provisional":false,"region":"441900","scheme":"flexible","total":"1200.00"}','0f1b249a937ea38145b46b3ccfa052a53c9d025fe38011536d4fbfe70ef7fe01','authority-65b4f21400:declaration:1','2026-12-11T02:00:00.725428Z','2026-12-11T02:00:00.725428Z');
INSERT INTO "declarations" VALUES('80e898b6725c9ec1616a:declaration:1','01a22f9327bf80e898b6725c9ec1616a','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+ab1cc78ddbf1","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','dcedb16e441302a7dded0bbd2cbc6d8c95fd30a411e8927521199312ab8ba103','authority-5c9ec1616a:declaration:1','2026-12-11T02:00:00.864043Z','2026-12-11T02:00:00.864043Z');
INSERT INTO "declarations" VALUES('8a5a8d05fbe80efb7f43:declaration:1','01a22f9327f38a5a8d05fbe80efb7f43','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+ab1cc78ddbf1","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','087ae62088b3c2a9f1483a8ce2496a09df2d781d15aa87efc6b3e5e64c3cf64b','authority-e80efb7f43:declaration:1','2026-12-11T02:00:00.904893Z','2026-12-11T02:00:00.904893Z');
INSERT INTO "declarations" VALUES('8625afa2ca5ce98216fb:declaration:1','01a22f93282f8625afa2ca5ce98216fb','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+ab1cc78ddbf1","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','a4670666c3fbc3cdd501f62cdb68c91f9005818d32865b27c9505ece799883f4','authority-5ce98216fb:declaration:1','2026-12-11T02:00:00.973313Z','2026-12-11T02:00:00.973313Z');
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
INSERT INTO "documents" VALUES('01a22f93250c85bd93016e8e86929822','7d2a64cc4d359af8cf459b1c98fc0022611353695d20d469e46e1ea4020675e4','declaration','declaration@1','v1.t1.5gcXb6jpoxZ0HQo6WW/QN1JquuaiBgJbEz0YWlUeV7f43EUglppFuFCXKkAMZO06yFp8ZdtX/JjUZUYCBJdR2GBaqKuRY8b1JPTffXPXhI1pJEVhn7Pwxr51X/pVZYRAHSRwkl2yFyU9pMBOl3s+ymoSOtSLMh2WmJuMAfPRi4J1K3GChP3zp5O5s1iDgtJWX0hGwOaOOErZlt5gKXmcQHox1YXd1LA8M4Th4TfC+4WqBKaysPbgU/gXpDz4kuqWXjbd9tw0j1v5C8/1FiSAGqaxlBNOmic5bjYY639aYL2wijMTOMDXmGYiplHQ644yNXEx+ovKDm8GlcgV41TTRJVOLxh9uaoR0zhIwdLyeYNqWFOOJTpiGIhKL54nnGQ5jSJRABoKjSrXxS+kMpg56FPkfCxg+8kd1MvRq8IHQb8aFskvRr8IYf+0gih7DTadffnlC3pojniWkIYNQA34H2t204iKgsQvQoNSj4mL60208UdLqEoKmTjd+ZanrsYvI/IjgPWUiwh1e4e7Tm8NirjriFszFx8KNCyOiMLvDzwrEEMqYouXdakjmBhcGebYZcLv+DhkKrrERq0ppodMD4l8TGh1B4pkB4JxrOO1ichb+r9Oh1a8OftKAK9sZwKRHU3v3h0Q4/vsM1rsWB0PahJkyk0gwThlskD/bptwJtRlGMUNQTb0xTjtNVMB03lQLs0/Itul9d/O5yZdJdTq1pusx3ETXbucIlFcemko0bdyNAuMaQ06Eeht+y9qyzO1D0Zjdt4GuCCzAJdlfldYbAph/nvSGRFFF7omQdy88ZpAtpMsit2zzpNJIG+ix1ksfoogJAe7JTckbhu9s3/QZRwXyqBJAKJgDi9VlZc6VMf7SEic0IMsnp8c3Sjy8j3OsGE7qNMgzlw/M/kj+gPWcnV4aRCunyp+Row=','2026-12-11T02:00:00.171121Z');
INSERT INTO "documents" VALUES('01a22f93257b8f1b8ed690a7bda31eb8','d8805dc6fb54bff69c7d1b5dce98cc857fba0c0a56effd456dc3483b55d0d95c','declaration','declaration@1','v1.t1.PDogkKi0osjy9ypIhIrvZ5VwAuLqv66RmE6fKORJ3vR6qXsZ1isrTGR+7JJuh/dtuDJ1QyNLEEQGXCqDy7ERoJ3kDdo3xSHPGTzg6/Qfphpo0ORmllOi7yQNeoHe2FNzbSoUei4FqbTEncbyhX9JJ2o4R4o/sEaF+rrellnap9nkcy7wpkos8g5+6nbBBtNfcDny9mjAu33Ulo/V2LkOLXym/6h3IeZU9PGeAou2raxehILVO9nsimKVYvd93zop3Wa+tTFfuzHAzSO9FnVtnVHjfwReTl6p87DFMtWv1v4rcO44Uzn+O8+i8THfdvxJ5nLQWgyHJygZEUT/H4TUjHklIV3lcJk6awpX3ZBAax9/mrtAoLUlTYMQPlrBkG8dGuoLCu1V7edZcPBcQn3qfP5G/iMZcVaNQoGaA0phbccsy5SzieHHPCROlhGB4/VbHthD+INRYLMzao1FBYKcU15s2sycpH3Tm0agr2xMqnSAs53ZjNLtuPrboSvhcZkAMuw73D9+YTMr/4Ud3dB2Weolc5s2IsS1jqU9rERkRnzJP5h8oyHPKGf+vjm0m/SutukeYslPfhPFARHK7C+njEEuSt5VAEwpOMMdmX1a20H/4ZfHW+B6mqCtJ+tN8bRceT1cpy+GmN7nI8tTW+qIb6JosfqmIHbEApGPO39xwtaZt8rpFaKwkOa9QlBUrh14EoFg4X6qn7NrdMOYEah5OoFB1Ia2scWmidYs9kfMxefZDBubw1biq1o3shQR8dKq5g/x1Rv3JmFQ67WvoxRLhVgtwEaOaV5mjGzFn04HEYFHUpLk8q1kwB4+Fsd8oVxIfVmJcN65d6FxZS2taJ5qFgL1Vcl9dPDJFe1YZ+kX3s2t3cmgBL9PZNiee2hlHOTlihVjHZsZpPnrfCboIZrlxg==','2026-12-11T02:00:00.279162Z');
INSERT INTO "documents" VALUES('01a22f93257b8f1b8ed690a7bda31eb8','28f2c61117ebcb20a8c6a9c1e21a3e8c36702af4ba5900e13fc54eb3262ff7e2','contract','contract@1','v1.t1.OIlhk+4jRJDYX8BoeVF89yJYgCDXbs0YO0seDk+5cDCbPgv1k8FW82jMU6Mi2JFkFTMI918kLytBtq9qhtVE27e7GnwV8+p9HanuvIdnJ1Pjwbic6u7QzfblFsCdYz8WUWBxKC4GzP2CnAUOlZqb8ynCGNnI4dwhXNKQueu1baeepAqgWIUbGY2JHk96igkChMIDq+Qb6Tfunnboq+kaElO4Vt4sTiKSTuam8hT3XK57pf5i7Fqk2bx89GcYVMNDTPp5Yd62BNMYxJQ9w96p4o82CVuJgUyDohHkGnI+0sF4SoX+kOLsfU6EUmbJifaPAuTOt29RyDUkCiK5LCmFYHgy66wDZ0OlEQPhb4NQfYsA9Dk31nCSDt/syUnaiL41vlIXb+DPm586cyZmzK+WgAMgJy18LYt0fc7tfTmBz9L5rxim2zvjGVK37ubLQKn7ZMSmhyPVDk2ar+w0s2BaM34uwyqhQrPXBMpmYL/c5fM2XQihRGIcbIk5dmH14pYO+TmBPDAJCWXcuJVRSM1YHHohciMjNNnR0faxHUwB8AE++Qo4EXtqgXENd7cNt05eeY6kAzIoHJnwhq4bhC7wmkOBBVIIrIsRC9nLB7zMnNd98mQfREuKCS+tqdc9g/gntfXmB85sVBbbGUMcyBS00LiqiMf9t7wOiqlLTAmWEWGaThBm4aXWbcLvb+/WRdnteQnbA9P1U9X4A2Vl','2026-12-11T02:00:00.299505Z');
INSERT INTO "documents" VALUES('01a22f9325cf8c63a7baf66ce5830dfe','97cc1975aaeaa3b434183a58c47214b7ddbcf4a340d84632b9af251add6472ff','declaration','declaration@1','v1.t1.eBecEs5TR0k7vQiAFo65f9ia4uEoSTYYIvyD26gnod0k0AinxgDWPugC+/q3AWNmBbNCQVRN/8Lt/p80nYRIxMYJlJT9X8SZansjCXirpcOpQqrbOj6df8hY55bwEic8KwJbpu6bbWpLZA/nN/mI092ivsuleIsCEbfY8D8xAWmZBuxMAOJFGhTcmee/ZaUI0LE4TSVB8tVbhXXxGp3CXhyyTnaXEOPLoFY4K2AXAwslp1OCmmphvmOWXXAqvshBuus9ae7BAWGZcYfaR+96OXsiKB5Mn3TCroNBwTWmekLmtvYvypuLVmN7vnPHVKs+21k8I2yPcK48ctM3xVveRC80m48BvOFdOqP+tic1dlwmHHBbJF/AgsvgdSKwFsL4Dc7xSIVNCmOhCtzROUvGbtz8GASiiJhtI8wInPkMQU/XQBY4+oAMO/7TR/q/Z8LEQ8ljaSXJFOptM9lHWNZf72FZ0XasaluCAAltRVui7v/IZpEQM9B0cjWm6awH3l2LAXmh5bRtxwu5oimuFGl0UdLAKDmaocPqPihooaDQxkd23LJP5FM83QTp0jE0d+5/PVcvcDKCwdzBgymN6MsvY24iJJ+HEttKQcLA/jTvhNEU6/XTywN4SZSVcHjswGsdoY0DOP2AKI/9lFgJpmGvVtLkm4+/JVUVhC5N5qp3cXpHV2pBXj7eg9znwxvOMeYmnKD0tnk/xxRwNSnGZKR81gm3htkql5SU6gpxOVKl6hN2UBOsXxj8Nh4jK2JvWqh4IneXO3tuxJg1zZ1Yj9RWIHwI7JtZ4e8Talp7087Ok35iMR1eBE4e56Z8jS2BJj6u0cT3R4gvPBo7unMXqJez2rHr09e+/ezJ+ghx36/nn6v+ctFamCc3jB8FucQYjGta8wbTCTtCgnJIhHMJaufiM6wHVA1LrnP3P7A=','2026-12-11T02:00:00.366987Z');
INSERT INTO "documents" VALUES('01a22f932623812c9a3e30d15488004e','816506d8eb3dd2316af5f10ede46519fc5a5c5ef1c7a1b8949104e57c76ed50d','declaration','declaration@1','v1.t1.LVDnKGEzVYTe9lLY+CG1/4x0oEmTVqvSpvWMrvMtKpl7KMgXGobQn7n3d0rj1EysaHl++eFgH9CsbHPTjUE5Iv0owtaprArfIn21ZoEqIywJ4uKGq7k95dkyBwGwlU6d1VcKRIzgyIvFacseFH8nsotu/wlhsNH69JPzxLyeRtgad9+6ZcVVrfqUG51I6f8qgbctyKlFSF2cYP3Cz9uxlDHDtgaMZi/IFzLB1/WqS62UkRuv39lV1GguNECUsCbufl9JDslM4bIYTWjAXKJxawZSOsmfwS79RB2vYer89p8IX+vYOjAd8+QpKataLkGvVbKOuPHwLMQwII5hmhPEGwy8UNNDtLu9k+TBdxcvkRteIDiZjueRawp+I8s+dWASAWvPDRCcS58yl8Y+FBLIsCMCBBbBdZt7/9bRdmWUKXL9fxButBDkxiHZTRkSVwF0+uc6ZrNMG6vY23vgT8SXzO6ODCAf4r5OwwuIOBmiXtzsjut1CsfeDy3EZ0jlo/CrEATz/3xDWLLeg6PHC4UaWQoMh0wKzgXf4YrRK4kQ7bIzemoBD2Lioi570n8qJKCmMl/0gGHQYL0N2BCXserfEyk50eVSN6mUPur8VQBxMJRB6BmbUh/SFib6r49zF2Hcy51RXesfxekI+Mqg7WnWAdoyIcwnjqHPux1SiZ0kvxzPhi6TuNXeruTHzgNTC+f8FnGtGg2qB5b7OU33arqPkqOx1gAwhe4ng6xwF8nYxSNjlJvFXpib4oaiZSQS7KgmEpIRkINz+s4gCJu9N/o1TKrhRF47iRIAuFAflMWooSxL5husxVW/p+ZhekYIU4JYsW7iAaGLpQW3MtMlAYkB+9xbz8fffrbgB3CEsYwfMP+S+3iicwKkcUD3HmHY4T4L2PFw50gp0kO2Dc+GtZuaOQ==','2026-12-11T02:00:00.448983Z');
INSERT INTO "documents" VALUES('01a22f932623812c9a3e30d15488004e','bfe75e615845bef38c36e7d5ad57f92bb5159b9d78f051fb6dbe8bd532a423e1','contract','contract@1','v1.t1.Ez0L6WcKr3UnG0mBNyecggHPkN2AOKMlLSwitjvi5ZvX+Kp+broOgr5L73pgI0AaPtoUel+RtL1WGYzpyqxlh/Haio5QWTqBnEsvGuREI40rpvU2f3oXLzHfCaQ111P46FQqont8+L/oLUjrx9AaXuKg2tD8hMrIN0OphzKcEyY6/fJELxcT0y4EmpJ0c7Y8f7SABYmLuvOq/8pfrKl7cL+W+QvBJS51HopTWtJTQXbxu/syGTjPjFkIGvoza0cGfc382quEMTicC/J/1Gp9yeYN3ZGEIXb7Z83yVNwea4R5iIec4QAB1QVWdHHBTKftDOW96m4stujW3PvKaJQ+lbrAyygbj3BsldVenoYDboTCo7ML6Y4nkXK4FM68UeLgRizi/wmAip1hHB1hTSk6JcDRtIAVYx9rqn4JIs+Cy7U7aUIRvimns9wZf0o9JeD+vI3XxsqtBOz+pDONwt5K5G1DnwvpaGkPbQTIHYDyouYjKZwbxyGBoUBYr9btYZSa/cRIx/f1sKgrqsVDMx3fNiJ3ZWObNn6PeGuiD6Qs5QE2UDvyLHeRHfd87hS/vtTsF0wYZQRJ+IG04vb9MweUVg+++k0wMGqBQHfAveFlrInTUOI0F+xa49fCXmwYhJahHOF2Zr9so7SglSLPdtXGoHmMatF+Bj64iU9zc6mL/8TRCA4FspRpf5NKDLzGMkA7cYREEsn66uWwfbwb','2026-12-11T02:00:00.472853Z');
INSERT INTO "documents" VALUES('01a22f9326788aa2b6ec1c28b2bff35c','323320a7873d674b20e7b972482f1bd95c28afe0846913a8229bf39d5bb4d3c0','declaration','declaration@1','v1.t1.k6haR20IZCvxP6sA5CsBm7Q7udzk7DzzjxCSEELSAZW2CX/f/4ufTd23VaTo2UwE952mKf5A4yx8g6zlPhatQLLn10XCLTKqgwPV1H0DiwJGVTedtsn8wHf6aGLDhgXNFkniLenbnDQqrSMGhvEznCvPdaHhnVdSLuu6Zs35v/oqiywxPY4uWOWZ7IbJSIPP33Y61655y2Ep0DwZ4wRdGsp46R5wh7DyjtfyQEcV3dXg3fPzY3a1nf5ee+xz8ZXMakv1c9ZIxX9qefE1E92i6BNczZ6g6WScs4qGBQHNSdpYTT8fEQCyd8KV6jGqT+fTqdGYA1kRNBj9fsCapAQZRLnkn6n4USAI1iQRo1zfb56ot8harJ0du+QUqpxI6A5/3yA3wyjEk51Wwd7HIqw3OswZBCeUeGoIw6jgkX7RvM+2irmZHxHtahCZ2zAsxJzYTKn2Pusje7CuoR38fZ/qXdmWeLAdo963ZKU/Zsh6DthVbw4iRxFySchKwn0vqalJE/xAjlGjsCYjB016ka8KuDZF1qaC1+sGyYJyqqF6pwV8uO3C15I4DXWj7dB9KViydEtdUGLSLgOQcwCOMN/rhEeFZXKt7rJCcRoREPUNzJ2CeE7x/l2S3NWMYv1GkTAzOblBjDXk84JPcsRceSjl7WDy8Mcf3FtPPn/pna3cXaIxO0BwXRhKcdqJiK06l8Em+OZYpXWiowbw5YNhAPH3AbAA+XFHD3M2pK15j+QMqxftUPeNKBafOTzkMX2g8C7wec9pjjlVeNBdGT51gXR/cunFFyxvNf4ZHU1tmLs8T5v6qEaJmuQm5E0+v3T5VOdzpFydkDJmUqGXAImQUhye1zD2UhL9a5nCBF9YjkTyWm0FF6yJN/SOjmX5LWKnWzDzDezFklauWs8UY1NliPt13w==','2026-12-11T02:00:00.535017Z');
INSERT INTO "documents" VALUES('01a22f9326788aa2b6ec1c28b2bff35c','6c07dfd0da8cc78a97d660492ab37ac90703057460ec29cf988ff42d23d61b37','contract','contract@1','v1.t1.YtAqRLsvsHM9n6yVYf0Urd2lK7iZ4g1Qyz0x3/wJXbFTsViUZg5DPRrTDq5VOhNWUl9z4E8hwoE1RrE7QXywFcdyxCCI5o6gTu1PIBgCQkg3kcEi1bgRA/FHE5BkjPyOGlwG7bd2/p6rw1MOgNbS1r6I0GK02z/SrXbMvVOnbPDJ7zUHBUE9n4I9lGALG/1NAGZy6IxykTgEiMtGRt3ceFJtpoJHetB0iPX1DefWowDN7RmUJ8zyM/xWV72tb5n2YvMQbSlCbjf4klxDmJD1LaNwvrEhe88UMrxZizT27y/zKXfpZ5WPo4NE1YKBjqxN5baS4r8qyjwLCBE1HCsNuDtr48VBVxZKfNgNXnzv1XUt7XHZJYVuKSnDwxOxvxQqJrB0BcrL+LsPFUtfshi4fIsw6XL6O2Eqo0ubgtp/QXtsREtUhS6dvyDn9S4I8uVIT6JTcTBuHOn2YqVpzFgWwmbg2GTin5/5pzytXYu47nV+G3PrUtJPkHgBGVv3TmrbQEfXVuTahyjJknfJGImA7IIf9K0ndw6azLGNQ0SbWsGpEgRqVqHrbandcOcnhqM7mP7izn7tH+Ybd/7gVX8N+wAXY7WhwXno0i3jlVMsh8vB4lXXfpMuFaDoRLKOUioxae5qrz7d4cCwxkMRddP/JT31H7PhQdCvmFSQhpxm9bWHAgGatnO/t83arHfu000d317eSubf/M7kEx8t','2026-12-11T02:00:00.555086Z');
INSERT INTO "documents" VALUES('01a22f9326e58fbe9020568589c7ada8','6b1441188c003fdc20ba313a531b6ee44d96f655ccfae039b58c47bfc791b873','declaration','declaration@1','v1.t1.oouACMXp58jKgE0nSrstMVdP6STqa7qhja9GrKAPXF9TAehNhcJrklRpGH2BUba2me0S3JJmuz5HSmbN/RzxgzFrY9WinnnYAVI9m8w2IEAjSWT9sbJrOojTuHDNwFKyy5YcF1W4pb2jaZfG9lQYLCfVnjV/sqn9qEEjAlP9Br0XsZUBWfw867sslpt4Ik9mac2PcuMu0VtPEIC5b2cuE9mJ+l8eE4VutydyhlR/kRY3xqzRcpz0k+L4PYZVTGm+wgVfMgnZRZED3zuk/ly2rsFYGSSY+QaljPuKCwLQEzkSo540P7PMVWg2dFMFGXFv2RXPRC/FyfmBd/v/Oh8hUy44kSe7kYliZae1FAMxZA+H1yWMKziOaGtc34N6H7mxIMWYKqXS8InsO2Xslsb0lFTFmrCaZbjo0eJBbdcBtF23CcqpFEqKuhM6Pfh2z6xTlmqCeob9z8cLYd0Iw1gXkot5wvJh2dtk78uOFe9e7pfLr5gRCWKxKnfMyszasZHfolAo+2voWhSJJloVc2yktDBAxpXvaf8cvk2mxeLtEhvdqPALxPDD0rTeGtfaJxCUxzhLVjSmlo/w4Aw38ZWg37js+PHkrJAw407hZP37YtHE+UGf4oncTtuxEjaiiwd4fUX8YH66cZbWN+x1bpwR+6bRFLbi7GWOZ1gKgxyi7y5YcbPuyMjs+GA1PaVMgkExwRs3FUZNn8cqpD5E2gsGHmDvhla0GMSbylyA1pIg0ngkhNhlN0mP/jjf/H6U8BEQKxlqCJOXcbTS4TAwJw0gAXwmL3ACXs8x5Hy+6l5ZggFuOeLxTQnjV+4Cjgm9mrU2oqx1UjDcdGofguvPu4kCGGnIXCtRziSonkc9V5RLyIBTmWyxDP1xjPHrR71jpnWNbeCnJ+WSBmyAdkV0XuTAmQ==','2026-12-11T02:00:00.637064Z');
INSERT INTO "documents" VALUES('01a22f9326e58fbe9020568589c7ada8','e1cef2c3fb3cfcb3da9458af23bd21200093f6ea9c3901282558ae8821b85e05','contract','contract@1','v1.t1.ZEN58M920XeKiSgURXZv1+Yysw2uqmdKDRqLJUgfMCcG1QHXX5keBxUFTSV29f0IeuqS/jdim6Lq1XB6xF2F4ztqu4tPMNZc8NT64nvAH4KQoy+s2FKJNwvp27raecZcg4CAUW67bRI6Mzhd8ulEyXfJzTcqBbcY5KuEgSZhCY8FZ0RxptecSJZkDF0CKx7SaiZMm9PwmHdy1ajtk3H6v99e58ROBnnp8O2JOveMzfJazQzUkHOhlTPDxSmcPR6RvvBknLAj0sMPu643N73A0wFyapE04wgihZoAc47E6S6Fv9IIWyl45tOSiJeY4k741xN/UMu2gFDGRbuZ7vXypy9yrzQzUo2NDidL3UqKwCRX+NkJSy3IZz/ZAaLedeB6p/Y77YrZK7XEQJcCOoz9xZwkuki6J9da8ZjaSWe/rp8nP9tvdy8LoATmnfX6W1A66WnaX4ozDfZfu07DhzeQg0Q/opzUpCy0zjgscODv/FH98mnjGNuNvi5AHsA5ER1f6Dk12v2shAH8MSILTWUcgYaepoNTO+tvEENrx+4dBfQW6VnDRaCFmbMlY4H3GlHSpgmTAS+WqTYc4ZWQWSY5x0vkm2vIHoxMD0qrOaXgcma7c2x2KVd+dQ9diatT+EdP0AzsEOGeAJhCrVYKD75qpRtk5ogNbvcLdhKz3+j36zqdjHKgdt5uA3IAcIl9RfXvcvNbjSGvsa7Tk99g','2026-12-11T02:00:00.644643Z');
INSERT INTO "documents" VALUES('01a22f932738846ab096c065b4f21400','0f1b249a937ea38145b46b3ccfa052a53c9d025fe38011536d4fbfe70ef7fe01','declaration','declaration@1','v1.t1.iOjIp794RpwnvBzzdzfyJDCPD7BI2oTsaqO+rBCBeMmSXk/t7GpJmvTzCnZs3OF+o0qtMUAwqsGVztiVoKtvQ/L/Gcx1n2djiVHSsy63U8Giq6RXC1iJq7FFz6/jZRH9VNiDwbOb0gigzGGAQdfiS0TSWP8QSi7Un+SmJyEadXOa1+BppqSc9txQ/j94gTcbNJxTjMrrHgN7BMnHcFcKslE9nur+bfAjd4HNEdGAVLUY/5jWaqPmg3Dgi9AzyascW6Lcn5GSMGnlc5iR1qOHjzom/9WfavQjleyJGXCnaaUi8uuPC7yVz1g8keSE6KVbbOVLfQAAbZ0T/AKkVoXc00AxnrqKL/9f4C+aseYftiIZxjJl39xFXf3Xob1xyh4MK8/basJ/JPh2yMx3cCyUpGlNy+/gOWVg7+4lmL62kc2KgSbN0HD0I6gKGXNXT3QjiAckbsB1MeYcczX5gkDKmFRuMbnaRpDLLAPpNTIlvd39VeGo3RdbBZf6/JlhqpafsZvjdTaGuTjubeowDsK3kmzTbiXxQOYQykftnNzhTAqYM1wSBXVlRDo4IycT1iCK2HjqebKJuz3zMta4OR8TifmSoby0Hpx/5FfoZ6lkDjUnd1ymj2BusAvHikCoEQbOwV/CiWwKW0orjzKFbHje2XXQ71kLcZjuE3KpJhd1UhyUOn5Af3S71pZHSxs7p/eWfqsoD9sYXb/fD7OR85SfB+mdsbnBCc+gsohAC2HwxCLuInrhYco2GdX/LBDo4FrAbq6AG0vk7ZJh07tbbd/AoWZKRHJ26Md0+FRHi85NtcIiXikDSKca5o6DFWuCASajnjL3r4JL','2026-12-11T02:00:00.725428Z');
INSERT INTO "documents" VALUES('01a22f932738846ab096c065b4f21400','cb11440233e28f73e876fc7fb7de6e748d22fdebfb6a4f9cac44288d763c5f72','contract','contract@1','v1.t1.YWus14JSfaIv9wdUdAPRWP5HTLzo+Rc+2TSZMv9YTSMiRPzu/4IFyFDPDhtIGyJs8TrBoHOpKEa/PwxyfUNZaLZr9zLUPxdjMbcMMgC9llbInrzpsKwgp6BrPnCA54BJcVRdkdrGrfasLjjGwWQ6fMAidrY9UI6hYzZl305bN2jT9XQu5CHj0JCqqGRXPgIC75zI5QI6+6zreZ5zNXVBdlRjtTr7HwNst6XleOP6vWhZ4fhrU4s8+iNbdzEmurZ/xb7iiFKgtLGOLhxn2RjYMSW0H4k1jLfA7lbiCJOAr2TsksSNMcQ09fT21QJBw85dAmkqaoR/8L4Nu/a+nFJSyblN/t+tjLrkyGpOo4gJdClEbAp5uUWCg/pzFt5AZqv/phPa07PkR/Ca3iCbI5w3jF0MJNZ31dx2cxUZQGZsw+0JowsNrenMtEGWNLsqP4rrh38fHA/LoyoegGClnTyMq/A/sAhfpKYjL8L8ReiZ2GtSF6FF/i7LoKCLbIQfafxhnQfOcT9hro7fiYNdMbL0BZgD/g/3cYNIYz5LU1t3pz1bA9O8AEA7+UuWpy+fw8WFbC6UeV8KNwPHohSd8KTHscLzzYrwhGqEbvSRc9AACIUlt3/zUCkoxRMSeTVxKbYlEQAPU7tkqxEH0FIIuwXsRAzPG85EWBQd+XPdXoA0wtfKrpm5/rLxWGPH/tBe','2026-12-11T02:00:00.741242Z');
INSERT INTO "documents" VALUES('01a22f9327bf80e898b6725c9ec1616a','dcedb16e441302a7dded0bbd2cbc6d8c95fd30a411e8927521199312ab8ba103','declaration','declaration@1','v1.t1.N4uqhjsCDwHY4Vv+vciMrV4kAZbTTJR3dxTuo9f2tiq0aQ+W7mjHW/UWBOYUalSl6JhYCa98fLYNBMYOg57/UfNS4ug1uw3mOyzJZjItwhLsSCVw7RlHotR5f56v7hWmhOA3ZjbWoSU65jqiYWSjuAEFXrSm758zjkyf6IN16Xjz7ykEBWUBaroFQcYLknkBVlEnTIr/uYsHKxqPKAQ76eXFyfUrnSofGU22GMBYgcobQIIyMcsgod7abja2alnfGjDJOmgQVC4312sOiBWNQqXNv/JfWtp6OhPIX+Umf30bpJZ8zrLPlinJGuvt3l95mCBLze40kpzxzhsQ81URd3zZMrYfO1CImvKrCui3pnXaF/LCGiia7Yocsa3D+htyVmVcpBhJb6PsY4bLq2DRI8SjyDwihFMubSDdBJIPkKSXqR5Xl3rgYBq/DWJGB3K/sbxEKufSkRL0hdgy50FbmtxEohVqgTbEdPJlAaWUv9xVpmWcIxEGsrg8JXzom6It1O4G2F4FGla9k+LG3THxIVID7XT+ypjHw2n9FmZILGMACH0o6H90PN5fQljfuOQof/PGNW0ZWkIobNtCbePDvJHH1+F5y7sz4J0i7BHXQWKDVfTPva9kNcbHX8GTMkYlPg+3zGi38OtEZzUeX/Iax+48tswnJ1cgpPmYXpLldZIwChmmAH0fXUBwX37ltEvhYWxX/onUsdZ01OEdsYpwm1AK2lAeKvCd/SPQoVn+td9ADEs2hz0+Vd6n2sfWgnI78hOpOr3v5wzbel+RdVnBrDu4K0qxKQmaBS3JQt9PPM1Ls32nAdgXnzaiueRmgPqXaWRl72pgUyAFhpndG2gbYooaI73EZ6ttgwwhCCVIRoSGGO5upbWRn/fTaggLJlN3T0LzapzThKhg9sdVxZFuXQ==','2026-12-11T02:00:00.864043Z');
INSERT INTO "documents" VALUES('01a22f9327f38a5a8d05fbe80efb7f43','087ae62088b3c2a9f1483a8ce2496a09df2d781d15aa87efc6b3e5e64c3cf64b','declaration','declaration@1','v1.t1.4Rc/sz2MgrfYp5skaeQlKk9ZNxWvMcxIYS3Xy5mp2AoQIVPjLf/N+yIfNIBViq7fQ6szAGFRM7ZTL+uM3RmDyFdhHWGWcCKG6LMoXOtuEGazL+R/aPMGqXq9q62qX5YWfvXBbDaIubZ8Sw0PKW/X051Jg7rZ5YOZeVZpprtDqmtWfFqSHUpjtBL6/xFMTmZ2UW6c9QYZHEviCZP+ZVid31twNr3KgsId9gQ7lQWpjum4o3OOa/2aaEA4luRHHMzUef0cCBcuOPP162ceVhoCi3Sn4VjvclgqIjVV0swdK8c5xjhYmBh3U6X+6SqVMBkiGjhOD53hYg+0LAEsU7UTp+98Dur+JzUQLGelmDTb0zbAFj3fJMQucFspCd46CIFXRk5DuQrpajr/tKfC60yOJ3BQZYMz/yvDfcnx60BHl2UrLCJxIjw4vmBENLGS//UT5CRUFmG50RRJ0nBtnd3yA2qqcBfolUKnAaGVWOvM2Acbl33kzkXG69p0uX+sTHEqZTbBnx7ucDp9Gqi+Dpy+aIk5IOMa6nldmFfHK6oLxQ0yxZqEf1FjOK22fbGVU9ffJe756T0iBL9HfEbG9TxVTMG/XgOfK8zER92wuiALuXpBnWtpquIdI4/JaVtLzBXDVE7trFX4wgIAX9rSA4kD6RSEX3Z4erHstXZqiuHRvhL3B9HAspUXiH5yvclt720F0N0YkthL6rzNWvfK7qTMuF2AIACkILYQO62NoaCdB2y853E3MKzX5z1HU6Xiu6ksTBUXOzMNLVoub1HBctbnp4CgFKv5PcYnrRMZruvI+9/nwiJTIankrxIsfaxUIhbYyNNgfPnhu392xNdUhkgTllXQzrQjov+rQCb+cEmxaKs4JvN5Fw7uz3XhbvbxnyDBpJhQzNy2RBxjkPHUCEzA/g==','2026-12-11T02:00:00.904893Z');
INSERT INTO "documents" VALUES('01a22f9327f38a5a8d05fbe80efb7f43','2f50af6f5f2c69226cb914d68d5b006326659bc0a03879d1a3292b0dda738de6','contract','contract@1','v1.t1.y95p5PG0Aq/9T6ScdS8Up7jpMAZu/P9zDBq3zgH9MS9oZfknY6JZ7ocVBpTEaGfM2L/AtT2/wRX7ZWJ0DziCjRGkcy0rN6PmOStV9ALi/BZ1YRlJo89+Dm0pZnyMRlNURvrfURCqLF5jXyunfkZ6aBuJfRzH6S8SZJPc9njhq83Uh1Tge6KuxK2adR4pLXxn98BIvTBGpkXg+nwnmIkLscyVyFC0h82UCdvPAz4b6UM2sHzAYY27RXu65lv7z//RawYEi02B4yqm52nbP83Dkvvho6RqBRqox1vQ2GDEhXwciIQE5Jvrsvqp+cbc+kOr9r2xmrbfIgrhqz6mzmb2XxzOfqCtWfUoQVummQsQJRp0ZDS57I2DICTRfsBTuwt5JJKA5cbeD8OPbLqXWgzZa2/MEBr5bREtz8kVZJ82PkInEPFFObrwE4LdOytmv360gGQlLkoBBzjN1w62yu5s+h4PJBYe60i7EnNiI8mjrxFOyaIEPyuusU7kovyEnOMm64aEi9d2UtIlpAXM9846EKwf+3Jjmg+Wn+ZIEpAqYcP+vluk6iwTb3pOK8+dUAItcs6WCklCahO0l2UQAz8TMHEcS/UbYl78i7EFr51tmVT2Ytk5CTo2g03j0+IxKLQwvoNvT2TmPgpPel7ILWo94wEf+SZEagilcmlx3WfMqLr1N133YldXhRcJifDJUwMpy87p97K56BK/DPwd','2026-12-11T02:00:00.925593Z');
INSERT INTO "documents" VALUES('01a22f93282f8625afa2ca5ce98216fb','a4670666c3fbc3cdd501f62cdb68c91f9005818d32865b27c9505ece799883f4','declaration','declaration@1','v1.t1.oINEAoK2c/glTyJPH9y3L8Rv7iz7Aedak36d2wSohI9jnTTVzEZzS834DiCTFl/4GjDaJUnwddymz2zLw4Qiq+tmm/TOcAdU9ZsLMz807RkdDXdTaiXB2OYr+X/Fg2LuCfnNt6Cfi3hYeNp2eAF8e0RWCBDmJH3HuhSexwC4SeSmlQzXT0ZP82z4GVLxO8VerrFqjnEwRvEo+cChOhTaC9QiCtj9Mjoxpj83L7QuLuSrv9I4+T7u6MwhDKJ7X3Ye31LXaGlMIWyVuRxjSetKNwHgScLtlPPNLj9+yJPorp1XuSIFzeeX5mQ46XeU9cKTZEsPE81YCU8JpQNyGT4Go92GrhJHGK4K7IyWWC6gdfS3hI2reuYKqfKzV02aSdjHEB3OgZ2RjQ1o8t3LKF0fUVaAmFTaR4UVigHtS2U6Mo7mIvFi4RZuP7x9aZ7KhVUPHj88cBz4OPkAAe6FIgM+UXgsVyiQ4eqIBCg3SnSnET3xqtq6HJ8+zozLceiT/70aMZ4D2MciVigCza4eIimszR5x5o7rHtDXKnC86NRcP4vjKxhrTac77fMqxAB2DtBaWUfVNbEs1chrzpmdsMQXB7GCls6X4irhAdzfG3qr+i0nScsuy6lupBURgWexjwqFjVHCV62ImEetFuMjv/Yzac6idOCX/zH75RqbqhnRQ2U8mlEcNJ0HTZNutqE4E0CS7UBgwBPcCHUwuiICky8L1FjlqGayZ4leBb/gnAIDaSFHNTzvOo/+1own65/iPUhH5sQfxPuSR1+HjNoued1vG1nc4Xqj8g9GZ3fPipaXnALxdc0wM+Xm5/ntK8c9Y+Ss4rYDnPNnjWTemz4NstsiVN0/TzEX7zPaQCeaQLQAIrFOvWCQ2NEzQeiO7aMu3VRSNdh9ObnSjRq0b0UBcTPQ5Q==','2026-12-11T02:00:00.973313Z');
INSERT INTO "documents" VALUES('01a22f93282f8625afa2ca5ce98216fb','14a25765eef8be159c8ab4019f4ec816caf049ede3d6a02d55504b4abb92efe9','contract','contract@1','v1.t1.uAEmL6v+Ig2b+8Fz+icFAa2VXrYSN8c9n3+eaibMJrEWyLly3bNtgpdvb2PrRvZUUeB/OpAvHq19O+Sa+UuU8DdlbepLbQnYtdYdpmHtYRiIHHwhGxCcnUqsiFAF5YaPv4OzV3txNv8BX8HUxKaihR2Fay6C/QgSfW+kcQIEEMmob1LkwbBxOzTkhaSILhhMlWBAb/vmPZNDl11nAuM79zBksVe/0KhB8pyELr2CDlRKCJ3R2jwKm5FK6i9p3JiajwcAfk5mO9vALp2MUXonHRc5KHWyhoK/Wi4C0xlYsBke2iMfIrMsCmX6M7nRyAj8Cs+BjHpRr1CM1qdUQlmhQrun4/9BsNFBeX1Ft9kl8KGTDsPWioC5iV6ksQ4fCT/dYbND8nCvyeVL3toGWytT6apPgpxj2F/x/bEdyQwPwgEqdcXd2n8kD/DiRa48cM48SKK6w3EDz3t/9QhMPrece94TXmaLTbvfFq4AYp+YOGsozG7Fv2Klq5/q7CjAABfGBnh+zdrMvoU3Byu6NL/hEp7TtduY9uIqk0usDfqMb2Fwl+NZpa5UfGxW5qCq33Is9wFGn6gYIkn1D2vllX4enuR3tIq7ZqyfO9ng3tbRniPv6wdJohbDL23oiwYCKdBtfD1DXxbnJOlw8R9x5GNRaKDEMgcqFTa4c2n1xpa3zDT5iVDGqmSRq1Vxs01/eAneeCejusaBC0nRE6Lx','2026-12-11T02:00:00.979259Z');
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
INSERT INTO "history" VALUES('01a22f9324a681a687871afe2a3f8252',1,'2026-12-11T02:00:00.001102Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22f9324a681a687871afe2a3f8252',2,'2026-12-11T02:00:00.119926Z','running','materials','waiting','materials','materials_missing','step','01a22f9324f07d088487db5e6f57a614','{"waiting_for":"payment.materials.supplied","until":"2026-12-21T02:00:00.119926+00:00"}');
INSERT INTO "history" VALUES('01a22f93250c85bd93016e8e86929822',1,'2026-12-11T02:00:00.139515Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22f93250c85bd93016e8e86929822',2,'2026-12-11T02:00:00.154864Z','running','materials','running','method',NULL,'step','01a22f932511790aac84df622486b915',NULL);
INSERT INTO "history" VALUES('01a22f93250c85bd93016e8e86929822',3,'2026-12-11T02:00:00.163405Z','running','method','running','declaration',NULL,'step','01a22f932511790aac84df622486b915',NULL);
INSERT INTO "history" VALUES('01a22f93250c85bd93016e8e86929822',4,'2026-12-11T02:00:00.171121Z','running','declaration','waiting','declaration','authority_pending','step','01a22f932511790aac84df622486b915','{"waiting_for":"authority_answer","until":"2026-12-16T02:00:00.171121+00:00"}');
INSERT INTO "history" VALUES('01a22f93257b8f1b8ed690a7bda31eb8',1,'2026-12-11T02:00:00.251005Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22f93257b8f1b8ed690a7bda31eb8',2,'2026-12-11T02:00:00.266713Z','running','materials','running','method',NULL,'step','01a22f9325807f9caad146f7b5959fb1',NULL);
INSERT INTO "history" VALUES('01a22f93257b8f1b8ed690a7bda31eb8',3,'2026-12-11T02:00:00.271278Z','running','method','running','declaration',NULL,'step','01a22f9325807f9caad146f7b5959fb1',NULL);
INSERT INTO "history" VALUES('01a22f93257b8f1b8ed690a7bda31eb8',4,'2026-12-11T02:00:00.279162Z','running','declaration','running','contract',NULL,'step','01a22f9325807f9caad146f7b5959fb1',NULL);
INSERT INTO "history" VALUES('01a22f93257b8f1b8ed690a7bda31eb8',5,'2026-12-11T02:00:00.299505Z','running','contract','waiting','contract','contract_to_sign','step','01a22f9325807f9caad146f7b5959fb1','{"waiting_for":"payment.contract.signed","until":"2026-12-18T02:00:00.299505+00:00"}');
INSERT INTO "history" VALUES('01a22f9325cf8c63a7baf66ce5830dfe',1,'2026-12-11T02:00:00.334888Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22f9325cf8c63a7baf66ce5830dfe',2,'2026-12-11T02:00:00.352813Z','running','materials','running','method',NULL,'step','01a22f9325d77424a2147550fd83162b',NULL);
INSERT INTO "history" VALUES('01a22f9325cf8c63a7baf66ce5830dfe',3,'2026-12-11T02:00:00.359118Z','running','method','running','declaration',NULL,'step','01a22f9325d77424a2147550fd83162b',NULL);
INSERT INTO "history" VALUES('01a22f9325cf8c63a7baf66ce5830dfe',4,'2026-12-11T02:00:00.366987Z','running','declaration','running','contract',NULL,'step','01a22f9325d77424a2147550fd83162b',NULL);
INSERT INTO "history" VALUES('01a22f9325cf8c63a7baf66ce5830dfe',5,'2026-12-11T02:00:00.373407Z','running','contract','running','collection',NULL,'step','01a22f9325d77424a2147550fd83162b','{"note":"method_needs_no_contract"}');
INSERT INTO "history" VALUES('01a22f9325cf8c63a7baf66ce5830dfe',6,'2026-12-11T02:00:00.382913Z','running','collection','waiting','collection','payer_pays','step','01a22f9325d77424a2147550fd83162b','{"waiting_for":"payment.settled","until":"2026-12-23T16:00:00+00:00"}');
INSERT INTO "history" VALUES('01a22f932623812c9a3e30d15488004e',1,'2026-12-11T02:00:00.418829Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22f932623812c9a3e30d15488004e',2,'2026-12-11T02:00:00.434530Z','running','materials','running','method',NULL,'step','01a22f93262a7f439d8e34e7bf764e5c',NULL);
INSERT INTO "history" VALUES('01a22f932623812c9a3e30d15488004e',3,'2026-12-11T02:00:00.441470Z','running','method','running','declaration',NULL,'step','01a22f93262a7f439d8e34e7bf764e5c',NULL);
INSERT INTO "history" VALUES('01a22f932623812c9a3e30d15488004e',4,'2026-12-11T02:00:00.448983Z','running','declaration','running','contract',NULL,'step','01a22f93262a7f439d8e34e7bf764e5c',NULL);
INSERT INTO "history" VALUES('01a22f932623812c9a3e30d15488004e',5,'2026-12-11T02:00:00.472853Z','running','contract','running','collection',NULL,'step','01a22f93262a7f439d8e34e7bf764e5c',NULL);
INSERT INTO "history" VALUES('01a22f932623812c9a3e30d15488004e',6,'2026-12-11T02:00:00.486870Z','running','collection','waiting','collection','account_frozen','step','01a22f93262a7f439d8e34e7bf764e5c','{"waiting_for":"payment.method.chosen","until":"2026-12-18T02:00:00.486870+00:00"}');
INSERT INTO "history" VALUES('01a22f9326788aa2b6ec1c28b2bff35c',1,'2026-12-11T02:00:00.503885Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22f9326788aa2b6ec1c28b2bff35c',2,'2026-12-11T02:00:00.522523Z','running','materials','running','method',NULL,'step','01a22f932680781fa951df8ba8aa3951',NULL);
INSERT INTO "history" VALUES('01a22f9326788aa2b6ec1c28b2bff35c',3,'2026-12-11T02:00:00.527280Z','running','method','running','declaration',NULL,'step','01a22f932680781fa951df8ba8aa3951',NULL);
INSERT INTO "history" VALUES('01a22f9326788aa2b6ec1c28b2bff35c',4,'2026-12-11T02:00:00.535017Z','running','declaration','running','contract',NULL,'step','01a22f932680781fa951df8ba8aa3951',NULL);
INSERT INTO "history" VALUES('01a22f9326788aa2b6ec1c28b2bff35c',5,'2026-12-11T02:00:00.555086Z','running','contract','running','collection',NULL,'step','01a22f932680781fa951df8ba8aa3951',NULL);
INSERT INTO "history" VALUES('01a22f9326788aa2b6ec1c28b2bff35c',6,'2026-12-11T02:00:00.575445Z','running','collection','waiting','collection','bank_unknown','step','01a22f932680781fa951df8ba8aa3951','{"waiting_for":"retry","until":"2026-12-11T02:00:02.575445+00:00"}');
INSERT INTO "history" VALUES('01a22f9326e58fbe9020568589c7ada8',1,'2026-12-11T02:00:00.613185Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22f9326e58fbe9020568589c7ada8',2,'2026-12-11T02:00:00.617448Z','running','materials','running','method',NULL,'step','01a22f9326e77b79b53c32677c42423b',NULL);
INSERT INTO "history" VALUES('01a22f9326e58fbe9020568589c7ada8',3,'2026-12-11T02:00:00.625082Z','running','method','running','declaration',NULL,'step','01a22f9326e77b79b53c32677c42423b',NULL);
INSERT INTO "history" VALUES('01a22f9326e58fbe9020568589c7ada8',4,'2026-12-11T02:00:00.637064Z','running','declaration','running','contract',NULL,'step','01a22f9326e77b79b53c32677c42423b',NULL);
INSERT INTO "history" VALUES('01a22f9326e58fbe9020568589c7ada8',5,'2026-12-11T02:00:00.644643Z','running','contract','running','collection',NULL,'step','01a22f9326e77b79b53c32677c42423b',NULL);
INSERT INTO "history" VALUES('01a22f9326e58fbe9020568589c7ada8',6,'2026-12-11T02:00:00.656941Z','running','collection','running','voucher',NULL,'step','01a22f9326e77b79b53c32677c42423b',NULL);
INSERT INTO "history" VALUES('01a22f9326e58fbe9020568589c7ada8',7,'2026-12-11T02:00:00.683051Z','running','voucher','completed','voucher',NULL,'step','01a22f9326e77b79b53c32677c42423b',NULL);
INSERT INTO "history" VALUES('01a22f932738846ab096c065b4f21400',1,'2026-12-11T02:00:00.696033Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22f932738846ab096c065b4f21400',2,'2026-12-11T02:00:00.705224Z','running','materials','running','method',NULL,'step','01a22f93273b7b009a9bef04dff3791e',NULL);
INSERT INTO "history" VALUES('01a22f932738846ab096c065b4f21400',3,'2026-12-11T02:00:00.713861Z','running','method','running','declaration',NULL,'step','01a22f93273b7b009a9bef04dff3791e',NULL);
INSERT INTO "history" VALUES('01a22f932738846ab096c065b4f21400',4,'2026-12-11T02:00:00.725428Z','running','declaration','running','contract',NULL,'step','01a22f93273b7b009a9bef04dff3791e',NULL);
INSERT INTO "history" VALUES('01a22f932738846ab096c065b4f21400',5,'2026-12-11T02:00:00.741242Z','running','contract','running','collection',NULL,'step','01a22f93273b7b009a9bef04dff3791e',NULL);
INSERT INTO "history" VALUES('01a22f932738846ab096c065b4f21400',6,'2026-12-11T02:00:00.754455Z','running','collection','waiting','collection','debit_day_not_yet','step','01a22f93273b7b009a9bef04dff3791e','{"waiting_for":"debit_day","until":"2026-12-17T16:00:00+00:00"}');
INSERT INTO "history" VALUES('01a22f93277f861b9660e0857c418ae1',1,'2026-12-11T02:00:00.766736Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22f93278687f7ac77b95e072733b7',1,'2026-12-11T02:00:00.774244Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22f93278687f7ac77b95e072733b7',2,'2026-12-11T02:00:00.792537Z','running','materials','running','method',NULL,'step','01a22f932791791b89af9d77c8ef280a',NULL);
INSERT INTO "history" VALUES('01a22f93279d8ab19a3a439e64062810',1,'2026-12-11T02:00:00.796469Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22f93279d8ab19a3a439e64062810',2,'2026-12-11T02:00:00.814511Z','running','materials','running','method',NULL,'step','01a22f9327a571528f04653197af0c16',NULL);
INSERT INTO "history" VALUES('01a22f93279d8ab19a3a439e64062810',3,'2026-12-11T02:00:00.825188Z','running','method','running','declaration',NULL,'step','01a22f9327a571528f04653197af0c16',NULL);
INSERT INTO "history" VALUES('01a22f9327bf80e898b6725c9ec1616a',1,'2026-12-11T02:00:00.830634Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22f9327bf80e898b6725c9ec1616a',2,'2026-12-11T02:00:00.854535Z','running','materials','running','method',NULL,'step','01a22f9327c9752e9852ec446dfcb61f',NULL);
INSERT INTO "history" VALUES('01a22f9327bf80e898b6725c9ec1616a',3,'2026-12-11T02:00:00.859034Z','running','method','running','declaration',NULL,'step','01a22f9327c9752e9852ec446dfcb61f',NULL);
INSERT INTO "history" VALUES('01a22f9327bf80e898b6725c9ec1616a',4,'2026-12-11T02:00:00.864043Z','running','declaration','running','contract',NULL,'step','01a22f9327c9752e9852ec446dfcb61f',NULL);
INSERT INTO "history" VALUES('01a22f9327f38a5a8d05fbe80efb7f43',1,'2026-12-11T02:00:00.882453Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22f9327f38a5a8d05fbe80efb7f43',2,'2026-12-11T02:00:00.892776Z','running','materials','running','method',NULL,'step','01a22f9327f976288feae76cb64b83ba',NULL);
INSERT INTO "history" VALUES('01a22f9327f38a5a8d05fbe80efb7f43',3,'2026-12-11T02:00:00.903131Z','running','method','running','declaration',NULL,'step','01a22f9327f976288feae76cb64b83ba',NULL);
INSERT INTO "history" VALUES('01a22f9327f38a5a8d05fbe80efb7f43',4,'2026-12-11T02:00:00.904893Z','running','declaration','running','contract',NULL,'step','01a22f9327f976288feae76cb64b83ba',NULL);
INSERT INTO "history" VALUES('01a22f9327f38a5a8d05fbe80efb7f43',5,'2026-12-11T02:00:00.925593Z','running','contract','running','collection',NULL,'step','01a22f9327f976288feae76cb64b83ba',NULL);
INSERT INTO "history" VALUES('01a22f93282f8625afa2ca5ce98216fb',1,'2026-12-11T02:00:00.942476Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22f93282f8625afa2ca5ce98216fb',2,'2026-12-11T02:00:00.956223Z','running','materials','running','method',NULL,'step','01a22f93283b7299a590eb06fc7fa521',NULL);
INSERT INTO "history" VALUES('01a22f93282f8625afa2ca5ce98216fb',3,'2026-12-11T02:00:00.958983Z','running','method','running','declaration',NULL,'step','01a22f93283b7299a590eb06fc7fa521',NULL);
INSERT INTO "history" VALUES('01a22f93282f8625afa2ca5ce98216fb',4,'2026-12-11T02:00:00.973313Z','running','declaration','running','contract',NULL,'step','01a22f93283b7299a590eb06fc7fa521',NULL);
INSERT INTO "history" VALUES('01a22f93282f8625afa2ca5ce98216fb',5,'2026-12-11T02:00:00.979259Z','running','contract','running','collection',NULL,'step','01a22f93283b7299a590eb06fc7fa521',NULL);
INSERT INTO "history" VALUES('01a22f93282f8625afa2ca5ce98216fb',6,'2026-12-11T02:00:00.999331Z','running','collection','running','voucher',NULL,'step','01a22f93283b7299a590eb06fc7fa521',NULL);
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
INSERT INTO "inbox" VALUES('01a22f9324b973fb86a3a294a09387cf','portal','/portal/shanghai','evt-SH-2026-000001','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22f9324a681a687871afe2a3f8252',NULL,'24dfc2ebee5a017386e8d0b04489798db23c587f84f5884c4be6d329205230ad',NULL,NULL,'2026-12-11T02:00:00.001102Z','2026-12-11T02:00:00.001102Z');
INSERT INTO "inbox" VALUES('01a22f93250c7a64b8b7fcac5d9b9051','portal','/portal/shanghai','evt-SH-2026-000002','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22f93250c85bd93016e8e86929822',NULL,'28c958ccf719aa67ceb569734f4516945969b25d70d777e50da0ae70f5188926',NULL,NULL,'2026-12-11T02:00:00.139515Z','2026-12-11T02:00:00.139515Z');
INSERT INTO "inbox" VALUES('01a22f93257c716591ed9d6336ca054d','portal','/portal/shanghai','evt-SH-2026-000003','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22f93257b8f1b8ed690a7bda31eb8',NULL,'49081dea1a2fc21a022c98fa1159acbf82cc10907ff86ee3559dced6e4034cee',NULL,NULL,'2026-12-11T02:00:00.251005Z','2026-12-11T02:00:00.251005Z');
INSERT INTO "inbox" VALUES('01a22f9325cf7ec695246423d1d910c8','portal','/portal/shanghai','evt-SH-2026-000004','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22f9325cf8c63a7baf66ce5830dfe',NULL,'96a9f4799ef6782d4d542ef65777f1c5fda4baf4040d17a4525c9b191e04d3d5',NULL,NULL,'2026-12-11T02:00:00.334888Z','2026-12-11T02:00:00.334888Z');
INSERT INTO "inbox" VALUES('01a22f9326237ba9a0872045c802105d','portal','/portal/shanghai','evt-SH-2026-000005','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22f932623812c9a3e30d15488004e',NULL,'7eb314d6cf6babc5ce3fac4e620ec6f6fdda1ae10faf63872e361132b70aad64',NULL,NULL,'2026-12-11T02:00:00.418829Z','2026-12-11T02:00:00.418829Z');
INSERT INTO "inbox" VALUES('01a22f9326787d439c59d7ca9a1be350','portal','/portal/shanghai','evt-SH-2026-000006','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22f9326788aa2b6ec1c28b2bff35c',NULL,'5c4bccdcaa1f9d16d81bbc0321d3268d61ec03bf0b144053f7f3cfe6db8c6701',NULL,NULL,'2026-12-11T02:00:00.503885Z','2026-12-11T02:00:00.503885Z');
INSERT INTO "inbox" VALUES('01a22f9326e6728986ed9cf36ea1507e','portal','/portal/shanghai','evt-SH-2026-000007','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22f9326e58fbe9020568589c7ada8',NULL,'32a320eceb681532e4668f17738d52b047cc8f1ff1827ff190e9a9b4efeed8d5',NULL,NULL,'2026-12-11T02:00:00.613185Z','2026-12-11T02:00:00.613185Z');
INSERT INTO "inbox" VALUES('01a22f93273972a385303fd22291e362','portal','/portal/shanghai','evt-SH-2026-000008','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22f932738846ab096c065b4f21400',NULL,'7f19e9ac7e7bc7376a64330bd1950cac99367d8d986d5caeadec857fcec27ca2',NULL,NULL,'2026-12-11T02:00:00.696033Z','2026-12-11T02:00:00.696033Z');
INSERT INTO "inbox" VALUES('01a22f93277f7aaa901e1e7030010dc7','portal','/portal/shanghai','evt-SH-2026-000020','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22f93277f861b9660e0857c418ae1',NULL,'382b44843f9477f945c799e878ae35ce76719f1061ccf0144e94ad80a1ef48d4',NULL,NULL,'2026-12-11T02:00:00.766736Z','2026-12-11T02:00:00.766736Z');
INSERT INTO "inbox" VALUES('01a22f93278773fc8149b7e2c8404ecc','portal','/portal/shanghai','evt-SH-2026-000021','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22f93278687f7ac77b95e072733b7',NULL,'6314a90cbe4ff466af43424c15dd35d170f16e9309a77bd5fb0e6c3cc4183a33',NULL,NULL,'2026-12-11T02:00:00.774244Z','2026-12-11T02:00:00.774244Z');
INSERT INTO "inbox" VALUES('01a22f93279d75b29077ab6a489368f6','portal','/portal/shanghai','evt-SH-2026-000022','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22f93279d8ab19a3a439e64062810',NULL,'a6b0f0356b249344242529bb85f67ff746fb1d8924ab788d51d822223fa53c5a',NULL,NULL,'2026-12-11T02:00:00.796469Z','2026-12-11T02:00:00.796469Z');
INSERT INTO "inbox" VALUES('01a22f9327bf7aa2abe33f5c5de09d4d','portal','/portal/shanghai','evt-SH-2026-000023','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22f9327bf80e898b6725c9ec1616a',NULL,'fe4ee74180710167e687d468d70eff806e68c602c0f83b6a329e6d1cd32b2d8d',NULL,NULL,'2026-12-11T02:00:00.830634Z','2026-12-11T02:00:00.830634Z');
INSERT INTO "inbox" VALUES('01a22f9327f376c6b1aa76315ee54647','portal','/portal/shanghai','evt-SH-2026-000024','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22f9327f38a5a8d05fbe80efb7f43',NULL,'c789569a7a55ac550ff4a1aafdf37267293f6f93ba21d1d1074258a281b6b032',NULL,NULL,'2026-12-11T02:00:00.882453Z','2026-12-11T02:00:00.882453Z');
INSERT INTO "inbox" VALUES('01a22f9328327e4fb3cacf39925d2b29','portal','/portal/shanghai','evt-SH-2026-000025','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22f93282f8625afa2ca5ce98216fb',NULL,'a6ef348909007975139b62224d8700fa32c5dee208ff741613334359c1293b01',NULL,NULL,'2026-12-11T02:00:00.942476Z','2026-12-11T02:00:00.942476Z');
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
INSERT INTO "ledger_entries" VALUES('01a22f9326e58fbe9020568589c7ada8',1,'payer',NULL,240000,0,'2026-12-11T02:00:00.683051Z');
INSERT INTO "ledger_entries" VALUES('01a22f9326e58fbe9020568589c7ada8',2,'pension.pooling_fund','pension',0,96000,'2026-12-11T02:00:00.683051Z');
INSERT INTO "ledger_entries" VALUES('01a22f9326e58fbe9020568589c7ada8',3,'pension.individual_account','pension',0,64000,'2026-12-11T02:00:00.683051Z');
INSERT INTO "ledger_entries" VALUES('01a22f9326e58fbe9020568589c7ada8',4,'medical.fund','medical',0,80000,'2026-12-11T02:00:00.683051Z');
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
INSERT INTO "messages" VALUES('01a22f93250378b5b8eb97ed997b173d','01a22f9324a681a687871afe2a3f8252','email','materials_wanted','{"missing":["bank_card_copy"],"until":"2026-12-21T02:00:00.119926+00:00"}','due',NULL,'2026-12-11T02:00:00.119926Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.119926Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22f93250378e89d1627500b08cfbc','01a22f9324a681a687871afe2a3f8252','sms','materials_wanted','{"missing":["bank_card_copy"],"until":"2026-12-21T02:00:00.119926+00:00"}','due',NULL,'2026-12-11T02:00:00.119926Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.119926Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22f9325c37339a494eab28c4260b8','01a22f93257b8f1b8ed690a7bda31eb8','email','contract_to_sign','{"contract":"1","until":"2026-12-18T02:00:00.299505+00:00"}','due',NULL,'2026-12-11T02:00:00.299505Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.299505Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22f9325c37370acde5cdb7f2a57b7','01a22f93257b8f1b8ed690a7bda31eb8','sms','contract_to_sign','{"contract":"1","until":"2026-12-18T02:00:00.299505+00:00"}','due',NULL,'2026-12-11T02:00:00.299505Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.299505Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22f93260b76a6a9c9f70ad6ce08ec','01a22f9325cf8c63a7baf66ce5830dfe','email','pay_by_yourself','{"method":"tax_app","order":"bank-66ce5830dfe:collection:1","until":"2026-12-23T16:00:00+00:00"}','due',NULL,'2026-12-11T02:00:00.382913Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.382913Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22f93260b76d5beade15f3309d78e','01a22f9325cf8c63a7baf66ce5830dfe','sms','pay_by_yourself','{"method":"tax_app","order":"bank-66ce5830dfe:collection:1","until":"2026-12-23T16:00:00+00:00"}','due',NULL,'2026-12-11T02:00:00.382913Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.382913Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22f93266f72ef93b563826cf79784','01a22f932623812c9a3e30d15488004e','email','choice_wanted','{"methods":["tax_app","gov_app","alipay","wechat"],"reason":"account_frozen","until":"2026-12-18T02:00:00.486870+00:00"}','due',NULL,'2026-12-11T02:00:00.486870Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.486870Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22f93266f731cae5d26228eda6c02','01a22f932623812c9a3e30d15488004e','sms','choice_wanted','{"methods":["tax_app","gov_app","alipay","wechat"],"reason":"account_frozen","until":"2026-12-18T02:00:00.486870+00:00"}','due',NULL,'2026-12-11T02:00:00.486870Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.486870Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22f93273470ae9d611f98eacc256e','01a22f9326e58fbe9020568589c7ada8','email','voucher','{"voucher":"3100003QEDN349MRMPVY"}','due',NULL,'2026-12-11T02:00:00.683051Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.683051Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22f93273470e2b2d680ad228a6c57','01a22f9326e58fbe9020568589c7ada8','sms','voucher','{"voucher":"3100003QEDN349MRMPVY"}','due',NULL,'2026-12-11T02:00:00.683051Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.683051Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22f9327727288ae7713d010b4aa86','01a22f932738846ab096c065b4f21400','email','debit_announced','{"debit_on":"2026-12-18"}','due',NULL,'2026-12-11T02:00:00.741242Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.741242Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22f93277272b8b79a634a3aeb483e','01a22f932738846ab096c065b4f21400','sms','debit_announced','{"debit_on":"2026-12-18"}','due',NULL,'2026-12-11T02:00:00.741242Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.741242Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO "outbox" VALUES('01a22f9324a673459283922ab2c650e7','01a22f9324a681a687871afe2a3f8252','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000001","region":"310000"}','2026-12-11T02:00:00.001102Z','2026-12-11T02:00:00.001102Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22f9325037908a7af719b7b7a5b11','01a22f9324a681a687871afe2a3f8252','cn.shebao.payment.waiting.v1','{"for":"payment.materials.supplied","until":"2026-12-21T02:00:00.119926+00:00","reason":"materials_missing"}','2026-12-11T02:00:00.119926Z','2026-12-11T02:00:00.119926Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22f93250c75269619afd59a9d3bc5','01a22f93250c85bd93016e8e86929822','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000002","region":"310000"}','2026-12-11T02:00:00.139515Z','2026-12-11T02:00:00.139515Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22f932573714cb5bc9acc2d72e498','01a22f93250c85bd93016e8e86929822','cn.shebao.payment.waiting.v1','{"for":"authority_answer","until":"2026-12-16T02:00:00.171121+00:00","reason":"authority_pending"}','2026-12-11T02:00:00.171121Z','2026-12-11T02:00:00.171121Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22f93257b7c8e8fb6bd70bf4980a5','01a22f93257b8f1b8ed690a7bda31eb8','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000003","region":"310000"}','2026-12-11T02:00:00.251005Z','2026-12-11T02:00:00.251005Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22f9325c3738bb7d3ab849648a565','01a22f93257b8f1b8ed690a7bda31eb8','cn.shebao.payment.waiting.v1','{"for":"payment.contract.signed","until":"2026-12-18T02:00:00.299505+00:00","reason":"contract_to_sign"}','2026-12-11T02:00:00.299505Z','2026-12-11T02:00:00.299505Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22f9325cf7a118ffebab79beab6ee','01a22f9325cf8c63a7baf66ce5830dfe','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000004","region":"310000"}','2026-12-11T02:00:00.334888Z','2026-12-11T02:00:00.334888Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22f93260b76f18e4b36dca52970d6','01a22f9325cf8c63a7baf66ce5830dfe','cn.shebao.payment.waiting.v1','{"for":"payment.settled","until":"2026-12-23T16:00:00+00:00","reason":"payer_pays"}','2026-12-11T02:00:00.382913Z','2026-12-11T02:00:00.382913Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22f93262377a284324d84d7089b65','01a22f932623812c9a3e30d15488004e','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000005","region":"310000"}','2026-12-11T02:00:00.418829Z','2026-12-11T02:00:00.418829Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22f93266f7337a9f1da4eba59a183','01a22f932623812c9a3e30d15488004e','cn.shebao.payment.waiting.v1','{"for":"payment.method.chosen","until":"2026-12-18T02:00:00.486870+00:00","reason":"account_frozen"}','2026-12-11T02:00:00.486870Z','2026-12-11T02:00:00.486870Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22f93267878faac3355941b1637bb','01a22f9326788aa2b6ec1c28b2bff35c','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000006","region":"310000"}','2026-12-11T02:00:00.503885Z','2026-12-11T02:00:00.503885Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22f9326e57e3d880a3100ec5c43f6','01a22f9326e58fbe9020568589c7ada8','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000007","region":"310000"}','2026-12-11T02:00:00.613185Z','2026-12-11T02:00:00.613185Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22f93272a76c5bd15d27735cb57b1','01a22f9326e58fbe9020568589c7ada8','cn.shebao.payment.collected.v1','{}','2026-12-11T02:00:00.656941Z','2026-12-11T02:00:00.656941Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22f93273470fba62ff58a70fd0e77','01a22f9326e58fbe9020568589c7ada8','cn.shebao.payment.completed.v1','{"voucher":"3100003QEDN349MRMPVY"}','2026-12-11T02:00:00.683051Z','2026-12-11T02:00:00.683051Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22f9327387e278a2a352027f5347b','01a22f932738846ab096c065b4f21400','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000008","region":"441900"}','2026-12-11T02:00:00.696033Z','2026-12-11T02:00:00.696033Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22f93277a7e7aa9f9f9b0c0716a41','01a22f932738846ab096c065b4f21400','cn.shebao.payment.waiting.v1','{"for":"debit_day","until":"2026-12-17T16:00:00+00:00","reason":"debit_day_not_yet"}','2026-12-11T02:00:00.754455Z','2026-12-11T02:00:00.754455Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22f93277f76a5834de10464518e90','01a22f93277f861b9660e0857c418ae1','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000020","region":"310000"}','2026-12-11T02:00:00.766736Z','2026-12-11T02:00:00.766736Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22f9327867f6d96b27a9a384941f9','01a22f93278687f7ac77b95e072733b7','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000021","region":"310000"}','2026-12-11T02:00:00.774244Z','2026-12-11T02:00:00.774244Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22f93279d7194a7d511b8db40d568','01a22f93279d8ab19a3a439e64062810','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000022","region":"310000"}','2026-12-11T02:00:00.796469Z','2026-12-11T02:00:00.796469Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22f9327bf7546a673e6a27c86b4c3','01a22f9327bf80e898b6725c9ec1616a','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000023","region":"310000"}','2026-12-11T02:00:00.830634Z','2026-12-11T02:00:00.830634Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22f9327f371aaa1c22974d6350553','01a22f9327f38a5a8d05fbe80efb7f43','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000024","region":"310000"}','2026-12-11T02:00:00.882453Z','2026-12-11T02:00:00.882453Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22f93282f71dba7115a2027e87fef','01a22f93282f8625afa2ca5ce98216fb','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000025","region":"310000"}','2026-12-11T02:00:00.942476Z','2026-12-11T02:00:00.942476Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22f9328787b78a11457351f6e895f','01a22f93282f8625afa2ca5ce98216fb','cn.shebao.payment.collected.v1','{}','2026-12-11T02:00:00.999331Z','2026-12-11T02:00:00.999331Z',NULL,0,NULL);
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
INSERT INTO "payments" VALUES('01a22f9324a681a687871afe2a3f8252','portal','/portal/shanghai','SH-2026-000001','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','materials','materials_missing',2,NULL,'2026-12-14T02:00:00.119926Z','payment.materials.supplied','2026-12-21T02:00:00.119926Z',0,0,0,NULL,NULL,'{"asked":{"waiting_for":"payment.materials.supplied","at":"2026-12-11T02:00:00.119926+00:00","until":"2026-12-21T02:00:00.119926+00:00","about":{"missing":["bank_card_copy"]},"reminders":0}}','2026-12-11T02:00:00.001102Z','2026-12-11T02:00:00.119926Z',NULL);
INSERT INTO "payments" VALUES('01a22f93250c85bd93016e8e86929822','portal','/portal/shanghai','SH-2026-000002','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','declaration','authority_pending',4,NULL,'2026-12-11T02:00:02.171121Z','authority_answer','2026-12-16T02:00:00.171121Z',0,0,0,'tax_app',240000,'{"polls":1,"awaited":{"key":"85bd93016e8e86929822:declaration:1","until":"2026-12-16T02:00:00.171121+00:00"}}','2026-12-11T02:00:00.139515Z','2026-12-11T02:00:00.171121Z',NULL);
INSERT INTO "payments" VALUES('01a22f93257b8f1b8ed690a7bda31eb8','portal','/portal/shanghai','SH-2026-000003','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','contract','contract_to_sign',5,NULL,'2026-12-11T02:00:02.299505Z','payment.contract.signed','2026-12-18T02:00:00.299505Z',0,0,0,'bank_debit',240000,'{"polls":1,"asked":{"waiting_for":"payment.contract.signed","at":"2026-12-11T02:00:00.299505+00:00","until":"2026-12-18T02:00:00.299505+00:00","about":{"contract":"1"},"reminders":0}}','2026-12-11T02:00:00.251005Z','2026-12-11T02:00:00.299505Z',NULL);
INSERT INTO "payments" VALUES('01a22f9325cf8c63a7baf66ce5830dfe','portal','/portal/shanghai','SH-2026-000004','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','collection','payer_pays',6,NULL,'2026-12-11T02:00:02.382913Z','payment.settled','2026-12-23T16:00:00.000000Z',0,0,0,'tax_app',240000,'{"polls":1,"pay_order":"bank-66ce5830dfe:collection:1","asked":{"waiting_for":"payment.settled","at":"2026-12-11T02:00:00.382913+00:00","until":"2026-12-23T16:00:00+00:00","about":{"method":"tax_app","order":"bank-66ce5830dfe:collection:1"},"reminders":0}}','2026-12-11T02:00:00.334888Z','2026-12-11T02:00:00.382913Z',NULL);
INSERT INTO "payments" VALUES('01a22f932623812c9a3e30d15488004e','portal','/portal/shanghai','SH-2026-000005','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','collection','account_frozen',6,NULL,'2026-12-14T02:00:00.486870Z','payment.method.chosen','2026-12-18T02:00:00.486870Z',0,0,0,'bank_debit',240000,'{"refusal":"account_frozen","refused_methods":["bank_debit"],"asked":{"waiting_for":"payment.method.chosen","at":"2026-12-11T02:00:00.486870+00:00","until":"2026-12-18T02:00:00.486870+00:00","about":{"methods":["tax_app","gov_app","alipay","wechat"],"reason":"account_frozen"},"reminders":0}}','2026-12-11T02:00:00.418829Z','2026-12-11T02:00:00.486870Z',NULL);
INSERT INTO "payments" VALUES('01a22f9326788aa2b6ec1c28b2bff35c','portal','/portal/shanghai','SH-2026-000006','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','collection','bank_unknown',6,NULL,'2026-12-11T02:00:02.575445Z','retry','2026-12-11T02:00:02.575445Z',1,0,0,'bank_debit',240000,'{"contract":"8aa2b6ec1c28b2bff35c:contract:1"}','2026-12-11T02:00:00.503885Z','2026-12-11T02:00:00.575445Z',NULL);
INSERT INTO "payments" VALUES('01a22f9326e58fbe9020568589c7ada8','portal','/portal/shanghai','SH-2026-000007','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','completed','voucher',NULL,7,NULL,NULL,NULL,NULL,0,0,0,'bank_debit',240000,'{"contract":"8fbe9020568589c7ada8:contract:1"}','2026-12-11T02:00:00.613185Z','2026-12-11T02:00:00.683051Z','2026-12-11T02:00:00.683051Z');
INSERT INTO "payments" VALUES('01a22f932738846ab096c065b4f21400','portal','/portal/shanghai','SH-2026-000008','441900','flexible','pension','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','collection','debit_day_not_yet',6,NULL,'2026-12-17T16:00:00.000000Z','debit_day','2026-12-17T16:00:00.000000Z',0,0,0,'bank_debit',120000,'{"contract":"846ab096c065b4f21400:contract:1","debit_not_before":"2026-12-18"}','2026-12-11T02:00:00.696033Z','2026-12-11T02:00:00.754455Z',NULL);
INSERT INTO "payments" VALUES('01a22f93277f861b9660e0857c418ae1','portal','/portal/shanghai','SH-2026-000020','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','materials',NULL,1,'01a22f9327817f4588b6c237d5af13af',NULL,NULL,NULL,0,0,0,NULL,NULL,NULL,'2026-12-11T02:00:00.766736Z','2026-12-11T02:00:00.766736Z',NULL);
INSERT INTO "payments" VALUES('01a22f93278687f7ac77b95e072733b7','portal','/portal/shanghai','SH-2026-000021','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','method',NULL,2,'01a22f932791791b89af9d77c8ef280a',NULL,NULL,NULL,0,0,0,NULL,240000,NULL,'2026-12-11T02:00:00.774244Z','2026-12-11T02:00:00.792537Z',NULL);
INSERT INTO "payments" VALUES('01a22f93279d8ab19a3a439e64062810','portal','/portal/shanghai','SH-2026-000022','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','declaration',NULL,3,'01a22f9327a571528f04653197af0c16',NULL,NULL,NULL,0,0,0,'bank_debit',240000,NULL,'2026-12-11T02:00:00.796469Z','2026-12-11T02:00:00.825188Z',NULL);
INSERT INTO "payments" VALUES('01a22f9327bf80e898b6725c9ec1616a','portal','/portal/shanghai','SH-2026-000023','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','contract',NULL,4,'01a22f9327c9752e9852ec446dfcb61f',NULL,NULL,NULL,0,0,0,'bank_debit',240000,NULL,'2026-12-11T02:00:00.830634Z','2026-12-11T02:00:00.864043Z',NULL);
INSERT INTO "payments" VALUES('01a22f9327f38a5a8d05fbe80efb7f43','portal','/portal/shanghai','SH-2026-000024','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','collection',NULL,5,'01a22f9327f976288feae76cb64b83ba',NULL,NULL,NULL,0,0,0,'bank_debit',240000,'{"contract":"8a5a8d05fbe80efb7f43:contract:1"}','2026-12-11T02:00:00.882453Z','2026-12-11T02:00:00.925593Z',NULL);
INSERT INTO "payments" VALUES('01a22f93282f8625afa2ca5ce98216fb','portal','/portal/shanghai','SH-2026-000025','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','voucher',NULL,6,'01a22f93283b7299a590eb06fc7fa521',NULL,NULL,NULL,0,0,0,'bank_debit',240000,'{"contract":"8625afa2ca5ce98216fb:contract:1"}','2026-12-11T02:00:00.942476Z','2026-12-11T02:00:00.999331Z',NULL);
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
INSERT INTO "requests" VALUES('01a22f9324a681a687871afe2a3f8252','a6abd35353ed1d9a3cd5f6e33aa39193a5597ff5fea05889df8d4828d769e70d','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.xaeuUNFofL5YZjYpTD9/o8tiSnq7PXn7255y3Kn2JWbqrHIjFiEN5hJAQGAptFIVvOtI3IToeX38M5oZu3BJwV458CJlsf+4IsApZNrE3iB8o2/GEs+SrGxmR4Vol+SzsVxghqD68XtOFbx/Onw53UR/OpGYdGnHx7FUz+WMBTIJGoLUQIywoLPxLwqirhQs0ibl5jWTzvOHCGWjnpAyA6gBefZa5LowKkX9vmsj0cL/jDYhmk5S6FVQyocgxXJF2Cw0f3fE+x36jW4FTdJC4foQYQUp+knFPnH3ohI+Bka6Yzqeh4vMw7DVJt+OZ7NHmoZpqBbgyA==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22f93250c85bd93016e8e86929822','99265c5e6560e12c040bd781bd88a689eb067bdcf0a75de6ed9d647febb8ddc5',NULL,'c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.+sGvRAXXJQOr9XCtCeCuckcAZtV63e5qSF683L3JwJeNxJ4XDKa5cf8jbCwAhQUXVt63PzuG59H/NoVmWlanLSHuzpttVSwf1G8NbEjssXFGpR5ci1K2VnCfcuIvJ7GGd77rfgEH7fZ3x4IJuqlTKs3srjA4TyDCfYmb+Id6tGwOL6KNiQ4Iv4kWU+36XyLAYJ87iacLeP45/BM=','zh-CN','{"base":800000,"category":null,"grade":null,"method":"tax_app","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22f93257b8f1b8ed690a7bda31eb8','63db408999b291af981ffc1e63a5110c398593ff3a574e69b20c763455c8c5f3','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.yxaNzlzEW8lBp0DG3+dv4AisRQyILPiatn0ze1ew/iQqRi6xFMXnbPVTIQj8w1Wms/zh4hDCGD6dKR5402uYnCVDr+EUeXqX9CsTyofu27muo7yDqyPINMygnWbBnwLVfjxAY1K8VK734z36XSh701l4kxNXuSS6X7dXb6fToH9d6o3BdnZqKY2UBD9I/UWtPo/027pzuoNczeZ08r+X9D41N4vX/xbNpwp2vkJaH7sHHGkauq/WuFl/VsvB+1d3Wd5bUi2DqcMvmqJT4W5OnI8oRDDwdpCiX8mpguM6M6ZguThqqKvtx3RkOBg5HZIVK+mrs9+Byw==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22f9325cf8c63a7baf66ce5830dfe','09ceb32461ad89e857f36d090b18156d2733d2ee387728f70f927d7200fc9be9',NULL,'c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.z12Zho3v4FTTdfEQvDz5LhknjJ7IPWwNbF077hj2RkOAv4CS4FjUQkmFv+VUyzbn3mbTLFr12SfplpYmAYBhFdM7Fo9O1XnoyLOz+Ds9LGORJ5Thm7fO6i+Hf2m+s1mUcZDHnsgHyl8E2w3hCO9r3FHyWgRa8Iqr0jFGrQjk80ueaTQgqI4eHqiykLg/mJfRmJ5QoDkIQDNNxoE=','zh-CN','{"base":800000,"category":null,"grade":null,"method":"tax_app","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22f932623812c9a3e30d15488004e','1d827b82e3d32a4514e85c3fe7e57b003c532a85b823d989a48e9896e3c9f899','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.Wre/umXVCh0HDuHV7vU43rn8yRi026AD3LK3IkX5xOzLAg5ibZw42h0rLJAEPJAS6w66VCdXU81OfcExsPsi8Dcns1v7RMNwytsC7b6AZQEoY4kALDR6cLtUlSzIbnJKcJ/8/WjdzeRlNzLHoyaoSlN8lDoaxW/Jnqt8QBv3AnUViR9kcBC+if2ucsbh6nI3c70IrEJLCnI7+0XqejC0dDyszB9R+++1eFMvdIVaor9Dey2yllHK5EJWDWpoYTNLFryleHuPxrezZmgJfK07MIwP0hncWVWzvaLSO8vtHCEJumc8OyLiPOBrPHgcOEvIrEUKnhRtnA==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22f9326788aa2b6ec1c28b2bff35c','133023b360e99f052f1f06e26eb3c5678801b0c50716eb15ccb4415800440a07','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.5UdQgWLnTzgVt1AWOsPxt0mzOg1CRRsjLkKa6lx06JlTekOlUlzwUxIhxtBxY5d4AHkddtYb0YJEHbRrKF4AsjsDeOLVnBNBFY0V+gGyizDZnAy0WbtYqCGL8h9OGtF7aYV5MYGUJZURBEPdtM289G7ILEenLYoVs9VOib4Mzy/+FJh/E4n0KZZU4H/HNyr7q3cp6VwjlE4ScxqYAutUrHgSkzrE0A7LsOITrkxolraY4+N5HkvkMsAzJzbeZVx61Ym7U1prxyvxsOlQ06tXZRrCwz/TggyOG4kGT67VmFVcRQZaTl9BGeuwN4xL/7oMA57CSj9bzA==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22f9326e58fbe9020568589c7ada8','63b08f8325309a900e0e323d09c0a911811b322bfa2092d94b9479e7b6ea8655','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.D5lzmgXCnJiO44AEF8e79xQZinzzUzNBybcXF+H5Iop+yt58tSHrseiKCzEbiCAgLig6Pr/SJxvAR8msrqU5mnqdYBGGsJ3/gg08GOygrGAXR5csmzm0fiVb69ziRuEd/fhruJsj4bh5ObXgvn9NpZNTXkVbtgkHMjwUaF960FC8MkflYJkcHlnXGuBHV9biduNKJPTsch5bw1fpaqVtwaOju4qHpZYg54qPjVflcVr+aEfYMuE184q3wGnmynPkwsqpzS5LKFNkNo8lc0qSI90FQZSilCVZwYaC9igtGO64BWuitpje8wAMQlCEaYRJSTOmbOuzcQ==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22f932738846ab096c065b4f21400','47462b862f53252775e2f3c95a554b9a0fe1d2303ffc011c365c1b840ef6aa79','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.WIVd41C4udoPC8riq3wOe0J4rPDiOQu57VAeqEljkl/2+Gz8eyOcFwJ43FKVXpri3eL31351NdnNUb8kF42SR5aMq+nHujbKCJcxk/gZRfV4jBwzwpzBBbDD+xWJJ9wuzxJ8IzVUZOkMN4Icw9E+Hx6ucz3VMjDslN4yCjAdL/57NucDlQmLXbiOWSG/SgZYkMiDV1Jh4a+3kbgI7gpLxlDHHcXov+VCSWiunGtvfB//bcI96rPIncNx7FdozQaf2C7z5Hdy4QhrxtF67DeM9bLV356RAlYdon5t6yzQwbyPuln9kF2FnhTQ21qoXKCTUCyELTpiwA==','zh-CN','{"base":600000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22f93277f861b9660e0857c418ae1','1aeeb95edcbd17d68acb1e19e13f2017525dcbd809f55f0109447d0fae16af97','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.XINDx0gM4dupwIkKa44PO7PH7p0a7cmjCXDivfhhwxMU/tjQCZHbZXj0porbDgIDku3tEZ2fRHb1zBgVH/xr3OkwOPXY4WrtCC1C34smed8/W6Vww509l+nf19ya4dssBUzzNZbj5Bl9yYO+oBy7KoELPpiK/s/VFMHU7g4uq4axZIHbHtcj5jhJPcQb8F0mx4Cso+MxRf4PPiQbBNSXryKwm7mnDllL7JPp6B3rEe7SH076OqeQQO2vffXxN65B5Wp+4w0xQVtG7mbSYE/6EPmD4+RxT/ankqsyWyWwxYR41gkKqzT7u57L8OF0OdxnX82/VxrkIQ==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22f93278687f7ac77b95e072733b7','232edbda4e8b01553000aa465f68a51757d44e3e4d1c0c1e84afd9ee8287930f','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.i9FuTJXf0kHoyVw6uC8DkzVF+cpggzNlqtU4q6XCijjrdiGymV3VOZne3dmXaeVYgKvTtdeAUnvMMOBHaMktVH6sxt9jq8zLEBIpAazdEilX869OfvIDBDVK9VAJXzcKvNdfVSI1Tv4P734Xbk/GpJZVsHdMoK/eJZDKpjztYK6LlVv/xSH2btF1NwwzKoYfzNeYMSf4UmGKD1qGDAK6TcrwLChz/MT8qevchJtvPz6Q11QOsz6D0WuGIs1xLCVJP1r9MLCC/9FwJdRuaHhn60phCtNYyT+hAXAep5hZNP2K5lXidJaQiMcWz9GY1zoXnPlRS+Bo/g==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22f93279d8ab19a3a439e64062810','bed81efd04fbd44737c599b015d6e330a8f28e89c85b033673a870a1dda0dce9','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.YCU8MwO8XwhvyWv7PFa9c0xyu3IpVJ896VrD6WbPpkZzS5sgSAY0C5EzywWCcvCsRM4KN7uaNsd2nNKrgKjPjsmTfV8XZ76u4v/faIVRpSWq9nk3wC6z116E32+3Zvft4pnBc1V53x1dAA5EdUN1LJY97OgFAP7BwRXjpGh84hLjO8emEqyEBy0uiqh7fTfagZOG1BCjV3h8xnqS3ivCy0uVVqjmxNFr2vEBBuPS68HfqVYzFx401inNZ1rL6nthdfmgTpvaRmcyvOw8sDRYbptdJsB0p6n4ik00ueRnpZ8C04ZoS2y8AjZct4bnCe7wQS/304BUSw==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22f9327bf80e898b6725c9ec1616a','5007134139fabce2bfea50773dad726e8b708a32993d8fb33173c9457b6c83ea','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.LMA70JfuQbbqn61tCf76iuNCrsHieqyCkWYhYdP4QYs51dbTu37pAm127GpujDfDucC7Y48BgFx1lzwmiIGtV7yowq2iTfmOlAMouOGZ0z20hsTAkFtbVkZ5NtgHXef0wCAhj9Yg8rOxdAiZ0cgXVWSuamhTrigGDg4idltiaO7IHyidH/9UkKndvoOajqb5Fm5EkKgB3Zi2I+HQQ2swrR9Pcerh18zrbiSJKgArHdaeeI1yglmmLWrrckzmqi+rRQliL9XxMFJEcDFTS2tcHXwt/YwUbP8wf7qcK+QSA7ayWL0xSGf93ilI5qTn1e9dFcbAbzjoCQ==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22f9327f38a5a8d05fbe80efb7f43','5d79db05af9c9d19e96d73662c4ca435139f8aca955bde0b40b63f1633ce0156','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.mpn4W1l0iHvAhoiJ0Q59quvsMvA5RjC0PW0qrGEu4L70WJ8sK8shB+8Q1voGzm6lBnL1PTJ+2JrD/UmRNBBlndqydurzFts1n1aezm5an2/kw3fjC0ZqSIOGRApyjPlwRYWsZu0D9UAlvvaFvpqo6dxG79hp4XEaug3g+OB52u+KrtdbcFCnbt6oIx1CBeBJy+5YwdRUIrIXImJvvGGwZ4NegcdcyymswqaT0CsBtF87m1rNr8awckvs8C6kgLJWys2ANw66J7K06U6Pe5FCnNFyE66vIg0jRBnCORsMfzfc0Ku7At8wxb3ecKtNqLRJNbDXyEaojg==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22f93282f8625afa2ca5ce98216fb','6b60b559ed409c14b926fc74399513cfbddcaa3f9430e7608414bb0302109e73','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.qCNNIPaKY82RCPpqr6o5M9iCdiINTorHhwMxSQjjbLMbrojCcFuwHDj6WvJP5/DS2FDOoGzOzu4/DBshLa1VFaeHQHi3IjAYGCysgisXnJIRMTftYTSnCh6h3ct96CwqoVquiSN+e+9xvWXMV/eMTvTn25Y1qLLkwMPLW4PN6GdB06E1n7VzWCC3WBZYIX6sCpYXl9/FIZpb366YYNT76CBA/2GQq5TJOZrPUtu7lMc/rzbfsM0blCtzLEEodjB8BLY8R8T/BHO5QjXAHL9RgdNMEplMcFe3Z7KYWl9tJfzta35eAvpwVNgCuRJSgKgGprLJE/XN6A==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
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
INSERT INTO "runs" VALUES('01a22f9327817f4588b6c237d5af13af','materials,method,declaration,contract,collection,voucher','materials','["01a22f93277f861b9660e0857c418ae1"]','2026-12-01T03:08:34.786000Z',NULL,'2026-12-11T02:00:00.769336Z');
INSERT INTO "runs" VALUES('01a22f932791791b89af9d77c8ef280a','materials,method,declaration,contract,collection,voucher','materials','["01a22f93278687f7ac77b95e072733b7"]','2026-12-01T03:08:34.812000Z',NULL,'2026-12-11T02:00:00.784917Z');
INSERT INTO "runs" VALUES('01a22f9327a571528f04653197af0c16','materials,method,declaration,contract,collection,voucher','method','["01a22f93279d8ab19a3a439e64062810"]','2026-12-01T03:08:34.846000Z',NULL,'2026-12-11T02:00:00.804410Z');
INSERT INTO "runs" VALUES('01a22f9327c9752e9852ec446dfcb61f','materials,method,declaration,contract,collection,voucher','declaration','["01a22f9327bf80e898b6725c9ec1616a"]','2026-12-01T03:08:34.898000Z',NULL,'2026-12-11T02:00:00.840645Z');
INSERT INTO "runs" VALUES('01a22f9327f976288feae76cb64b83ba','materials,method,declaration,contract,collection,voucher','contract','["01a22f9327f38a5a8d05fbe80efb7f43"]','2026-12-01T03:08:34.958000Z',NULL,'2026-12-11T02:00:00.888733Z');
INSERT INTO "runs" VALUES('01a22f93283b7299a590eb06fc7fa521','materials,method,declaration,contract,collection,voucher','collection','["01a22f93282f8625afa2ca5ce98216fb"]','2026-12-01T03:08:35.033000Z',NULL,'2026-12-11T02:00:00.954506Z');
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
INSERT INTO "vouchers" VALUES('3100003QEDN349MRMPVY','01a22f9326e58fbe9020568589c7ada8',1,'39R6AX','5fdb823fac6143d7268cad559bc182452fce59994e877ade0be9d68776bcd5f8','3135b49826a230b188296b8e0a5afeaddef6de597db261d3e962f0023d2f683ac21cdfc66b501d511f94ddbee6236359015a67f77afe5d9345baacd50e21a902','de52c5b7d3964059','v1.t1.XnSHslWfh6u2KbEugb5wCYE9EHi/MVNyzqjSFna+nlLOmEHZ/fbn2OiKa9i4NIPVHt9Uwv4oRGR35dXI+VRWd0JzXFB97H4+TjN2YOsuNt06OWuxRcoK8gsh5ZczZ3IDVelIKXulaljDe6JLb0Z7t6F+4AZFaPps+yt3Zumj5zNThegDmVupOo4erFcI3ArEbRG/bt5b9ShxO3oSnR8EdL/JpHVO0pbKRz7HwLzE/CXQKHAgD9O5dFhF+cYU9lIuAhXW0UyyFtRyDIG+LZxrkPMRG0RBltxOJglA5g/r6BxKTaUXZ9Xu8q5mQIWHPJxxpkdYYho6OkkYHg2dNX2XoCr2KZ9kWtKAhEesdSqh5RJ2B4AQMYRUQoV6sjAak07nNfPWI9caHODO3D2yy7NlBVJCaoEWHG4npXUuFAgbDMFWjIfDYqTIbESbKlCJ8Dl6KB/fOFsqXr1YIisFJ/cy2nl+hIRW/NLzkAmimA1C3FOoG3052hn1tBDlOQYJiWzba7W79Sfnc/IQ39yeetuD2fON4e7cK6LYT2jeo3GbpN3uzkkbsFBd7adF58Aqm9czBIZOPx3E10gFcaWBISFjy5gW9yOVsSadZpnDbGzjFTEzimeWvXOtGfgguNbF3748z5nwPznqc3xOfVGquknnRMFINKwmtvoC9om7PFmgXT3sHvt7mRAG+61PKXMRX7gvhRxV3fH48oMz7LjpMjVsNEQVb8gnM3vAhWtVE+4YH8jtjBrrNPqIehQw51jcXHJBB1NSIFzQC8RT7+XIsslkmV8zrueqWK/MT9YmSlrkPVV6laac1GNUJg6UFJeEShhEInCbj9n8WSkw5ZmI12dIhGwzlsaPuvrhO/OQ/sCl7JtSb/BkMh1NgbhCM2TEZTuTuJNAX0ewx86ciR9qYsr9Sp5PHXV5I78DAvbUwJbCOeASSre5iACE8b1K0wL5R+gj3w2Hwf1sQuSKNT2pi3uV31dFfQqtSgTiiwTsNyfbejN8n6rh0Mw1I6aW8KhFSmH8tuLJdy29L3myspTsdswG1a4oOPfRPI9AL0/fLXtQuiBkqyaQcV22UkB8VpicsO9hbuqxMMULWfMce0VCnrDa+wBGNoTwYIDXUnRxxJCYKs3qXMtqj4PEmN+g4abkOPP8ssxsptNjO12ghNnRB8uJkPe09xHGecIYptcFi2imKrfNbNt+enGDu1CJG21SQkVqC4URuRtXycE3sirs8F1V5iX5MdLx00yH5dsZpSDmCQ0+g1PCuP6yVH8anmaWyLbAAJyDUiIRlApjQq5VOBt7vBeJleXsYR+btS3ea3fjZbLGGPQu8E08zJrG7Ky+Q5Sw4+Jg98pbAuOH8BJ6kDORCDA7/14QFAJPKNu3rZTGC6hRkfRyTq4qg8g3pdkjJriQZLkM6kiFqyu7SN7qHMhBVKHZd/8NiVAYfQKnP1V9UdRFB0l24aE4ZvnFvFu5CmNTGfE/2sdRbRLed2cawG+KJIry8fx4ZVKWN4E2Pfo7dCO7O+cBt4M4z3JfD4odhQ5sxbCMQkR1TAJgMnfFIud7XFd7B0z12zA2nLbQMGh5VB/57sK8oyxiU4xKG2TjDslY+NR4K9Ngcv2MS5u+hV+pwvS1qgmDfw0zRQ+rDEdxj0m/1U0kR5GbNi2hJSyD8WxM3UY/VufQHl5Ur32OS29K4DQqvE4OYsvWCSSsMDGyD3VpxdSj8reCxvVxBdLrrsrjrxp8FLabO7knXhm0AKH+CuG3CbJphJ8LyaLX67IOaQcuMT3xaRw5SkEZFDUy1EQ08vL0VdQvYpSY75ktWesECmL/3fiv3kv1E+OsYoWn5EZ0L6NarX+L1wyzvYCjJtxkxbq1LBcmQajRlZLVpU2Fsge+wiSSxMQu+ijTPqLJBitjNDomB8DiZ9n+b/ClwnsEHMuOTOataMTbPyQFcEDx9/NhMZuc9APaltsX355wW1Asbz1oF96nTwSu0lxzC3Rjup+M33wfTSI5Yv9ndeM2ysEcgGrhfVI2TnOlU6AUCw6lDAkK7zamnXyZsE4bJGsKtZAW9mcMc6Qd7K4ZI/2irS0hf0AcOaxrClUVS8fVk01diIxe7tVA6NvOGGYs1LgLndD5lH4YMJIIrbE9AKcdaxcn/vpTxy6ZOrJe7c0vJTleLRuV/ZQwtLlP3GvQ4OwQj0JOx2kn26+4wO9Jw8oL1c/fzmfPNiD6qK6pzgOKAaPy5IfqM21UN4t31lYY6YlZvuFVCTSioe+Goq281dDEx9ERzgGWOnl1sXcwOiAAlEwP87qTcGNCdn/3AoTpUm8QfepS/jl5ifT1bDVb2Jq/HMADj3VX/EPxFDh4jXH+HSZ80LGxzx3tCRJUy61qFqz9Lbj2N9/qklog6rHNpg6BwPXJ2MhRtjbuUKSJERIeHXQ7cTQcjaGOmZls1U6dJqKCR/tkJX+z6MFh1IP5M7baRQmxS4QvlV9L+dja57Knt+v2wXfizw==','2026-12-11T02:00:00.683051Z',NULL,NULL);
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
