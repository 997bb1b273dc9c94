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
INSERT INTO "arrivals" VALUES('01a262d428397fd99c4e05ce8a223c86','01a22ea7901f8fbe9020568589c7ada8','8fbe9020568589c7ada8:collection:1',240000,240000,0,'bank-68589c7ada8:collection:1',NULL,'answer','matched',NULL,NULL,'2026-12-11T02:00:00.825031Z','2026-12-11T02:00:00.825031Z');
INSERT INTO "arrivals" VALUES('01a262d42a244650d3ef1cb9877aa0e3','01a22ea7922b8625afa2ca5ce98216fb','8625afa2ca5ce98216fb:collection:1',240000,240000,0,'bank-a5ce98216fb:collection:1',NULL,'answer','matched',NULL,NULL,'2026-12-11T02:00:01.316700Z','2026-12-11T02:00:01.316700Z');
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
INSERT INTO "breakers" VALUES('bank','closed',NULL,0,NULL,'2026-12-11T02:00:00.690039Z');
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
INSERT INTO "contracts" VALUES('8f1b8ed690a7bda31eb8:contract:1','01a22ea78e638f1b8ed690a7bda31eb8','sent',NULL,'63db408999b291af981ffc1e63a5110c398593ff3a574e69b20c763455c8c5f3','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'28f2c61117ebcb20a8c6a9c1e21a3e8c36702af4ba5900e13fc54eb3262ff7e2','C-1','2026-12-11','2029-12-10','2026-12-11T02:00:00.351047Z',NULL,NULL);
INSERT INTO "contracts" VALUES('812c9a3e30d15488004e:contract:1','01a22ea78f4f812c9a3e30d15488004e','signed',NULL,'1d827b82e3d32a4514e85c3fe7e57b003c532a85b823d989a48e9896e3c9f899','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'bfe75e615845bef38c36e7d5ad57f92bb5159b9d78f051fb6dbe8bd532a423e1','esign-e30d15488004e:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:00.565415Z','2026-12-11T02:00:00.565415Z',NULL);
INSERT INTO "contracts" VALUES('8aa2b6ec1c28b2bff35c:contract:1','01a22ea78fab8aa2b6ec1c28b2bff35c','signed',NULL,'133023b360e99f052f1f06e26eb3c5678801b0c50716eb15ccb4415800440a07','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'6c07dfd0da8cc78a97d660492ab37ac90703057460ec29cf988ff42d23d61b37','esign-c1c28b2bff35c:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:00.651361Z','2026-12-11T02:00:00.651361Z',NULL);
INSERT INTO "contracts" VALUES('8fbe9020568589c7ada8:contract:1','01a22ea7901f8fbe9020568589c7ada8','signed',NULL,'63b08f8325309a900e0e323d09c0a911811b322bfa2092d94b9479e7b6ea8655','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'e1cef2c3fb3cfcb3da9458af23bd21200093f6ea9c3901282558ae8821b85e05','esign-0568589c7ada8:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:00.786594Z','2026-12-11T02:00:00.786594Z',NULL);
INSERT INTO "contracts" VALUES('846ab096c065b4f21400:contract:1','01a22ea790cf846ab096c065b4f21400','signed',NULL,'47462b862f53252775e2f3c95a554b9a0fe1d2303ffc011c365c1b840ef6aa79','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局东莞市税务局','flexible','pension','monthly',144000,'cb11440233e28f73e876fc7fb7de6e748d22fdebfb6a4f9cac44288d763c5f72','esign-6c065b4f21400:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:00.956593Z','2026-12-11T02:00:00.956593Z',NULL);
INSERT INTO "contracts" VALUES('8a5a8d05fbe80efb7f43:contract:1','01a22ea791df8a5a8d05fbe80efb7f43','signed',NULL,'5d79db05af9c9d19e96d73662c4ca435139f8aca955bde0b40b63f1633ce0156','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'2f50af6f5f2c69226cb914d68d5b006326659bc0a03879d1a3292b0dda738de6','esign-5fbe80efb7f43:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:01.225721Z','2026-12-11T02:00:01.225721Z',NULL);
INSERT INTO "contracts" VALUES('8625afa2ca5ce98216fb:contract:1','01a22ea7922b8625afa2ca5ce98216fb','signed',NULL,'6b60b559ed409c14b926fc74399513cfbddcaa3f9430e7608414bb0302109e73','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'14a25765eef8be159c8ab4019f4ec816caf049ede3d6a02d55504b4abb92efe9','esign-2ca5ce98216fb:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:01.294863Z','2026-12-11T02:00:01.294863Z',NULL);
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
INSERT INTO "coverages" VALUES('01a22ea78d7f81a687871afe2a3f8252','pension','2026-12','a6abd35353ed1d9a3cd5f6e33aa39193a5597ff5fea05889df8d4828d769e70d','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22ea78d7f81a687871afe2a3f8252','medical','2026-12','a6abd35353ed1d9a3cd5f6e33aa39193a5597ff5fea05889df8d4828d769e70d','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22ea78dcf85bd93016e8e86929822','pension','2026-12','99265c5e6560e12c040bd781bd88a689eb067bdcf0a75de6ed9d647febb8ddc5','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22ea78dcf85bd93016e8e86929822','medical','2026-12','99265c5e6560e12c040bd781bd88a689eb067bdcf0a75de6ed9d647febb8ddc5','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22ea78e638f1b8ed690a7bda31eb8','pension','2026-12','63db408999b291af981ffc1e63a5110c398593ff3a574e69b20c763455c8c5f3','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22ea78e638f1b8ed690a7bda31eb8','medical','2026-12','63db408999b291af981ffc1e63a5110c398593ff3a574e69b20c763455c8c5f3','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22ea78eee8c63a7baf66ce5830dfe','pension','2026-12','09ceb32461ad89e857f36d090b18156d2733d2ee387728f70f927d7200fc9be9','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22ea78eee8c63a7baf66ce5830dfe','medical','2026-12','09ceb32461ad89e857f36d090b18156d2733d2ee387728f70f927d7200fc9be9','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22ea78f4f812c9a3e30d15488004e','pension','2026-12','1d827b82e3d32a4514e85c3fe7e57b003c532a85b823d989a48e9896e3c9f899','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22ea78f4f812c9a3e30d15488004e','medical','2026-12','1d827b82e3d32a4514e85c3fe7e57b003c532a85b823d989a48e9896e3c9f899','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22ea78fab8aa2b6ec1c28b2bff35c','pension','2026-12','133023b360e99f052f1f06e26eb3c5678801b0c50716eb15ccb4415800440a07','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22ea78fab8aa2b6ec1c28b2bff35c','medical','2026-12','133023b360e99f052f1f06e26eb3c5678801b0c50716eb15ccb4415800440a07','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22ea7901f8fbe9020568589c7ada8','pension','2026-12','63b08f8325309a900e0e323d09c0a911811b322bfa2092d94b9479e7b6ea8655','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22ea7901f8fbe9020568589c7ada8','medical','2026-12','63b08f8325309a900e0e323d09c0a911811b322bfa2092d94b9479e7b6ea8655','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22ea790cf846ab096c065b4f21400','pension','2026-12','47462b862f53252775e2f3c95a554b9a0fe1d2303ffc011c365c1b840ef6aa79','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22ea79132861b9660e0857c418ae1','pension','2026-12','1aeeb95edcbd17d68acb1e19e13f2017525dcbd809f55f0109447d0fae16af97','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22ea79132861b9660e0857c418ae1','medical','2026-12','1aeeb95edcbd17d68acb1e19e13f2017525dcbd809f55f0109447d0fae16af97','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22ea7914e87f7ac77b95e072733b7','pension','2026-12','232edbda4e8b01553000aa465f68a51757d44e3e4d1c0c1e84afd9ee8287930f','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22ea7914e87f7ac77b95e072733b7','medical','2026-12','232edbda4e8b01553000aa465f68a51757d44e3e4d1c0c1e84afd9ee8287930f','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22ea791648ab19a3a439e64062810','pension','2026-12','bed81efd04fbd44737c599b015d6e330a8f28e89c85b033673a870a1dda0dce9','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22ea791648ab19a3a439e64062810','medical','2026-12','bed81efd04fbd44737c599b015d6e330a8f28e89c85b033673a870a1dda0dce9','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22ea7918d80e898b6725c9ec1616a','pension','2026-12','5007134139fabce2bfea50773dad726e8b708a32993d8fb33173c9457b6c83ea','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22ea7918d80e898b6725c9ec1616a','medical','2026-12','5007134139fabce2bfea50773dad726e8b708a32993d8fb33173c9457b6c83ea','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22ea791df8a5a8d05fbe80efb7f43','pension','2026-12','5d79db05af9c9d19e96d73662c4ca435139f8aca955bde0b40b63f1633ce0156','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22ea791df8a5a8d05fbe80efb7f43','medical','2026-12','5d79db05af9c9d19e96d73662c4ca435139f8aca955bde0b40b63f1633ce0156','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22ea7922b8625afa2ca5ce98216fb','pension','2026-12','6b60b559ed409c14b926fc74399513cfbddcaa3f9430e7608414bb0302109e73','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22ea7922b8625afa2ca5ce98216fb','medical','2026-12','6b60b559ed409c14b926fc74399513cfbddcaa3f9430e7608414bb0302109e73','flexible','portal',NULL);
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
INSERT INTO "debits" VALUES('8c63a7baf66ce5830dfe:collection:1','01a22ea78eee8c63a7baf66ce5830dfe','pay_order','tax_app','pending',NULL,240000,NULL,NULL,'bank-66ce5830dfe:collection:1',NULL,'2026-12-11T02:00:00.479861Z',NULL,NULL);
INSERT INTO "debits" VALUES('812c9a3e30d15488004e:collection:1','01a22ea78f4f812c9a3e30d15488004e','bank_debit','bank_debit','failed','account_frozen',240000,NULL,'812c9a3e30d15488004e:contract:1',NULL,NULL,'2026-12-11T02:00:00.582220Z',NULL,'2026-12-11T02:00:00.582220Z');
INSERT INTO "debits" VALUES('8aa2b6ec1c28b2bff35c:collection:1','01a22ea78fab8aa2b6ec1c28b2bff35c','bank_debit','bank_debit','unknown',NULL,240000,NULL,'8aa2b6ec1c28b2bff35c:contract:1',NULL,NULL,'2026-12-11T02:00:00.668670Z',NULL,NULL);
INSERT INTO "debits" VALUES('8fbe9020568589c7ada8:collection:1','01a22ea7901f8fbe9020568589c7ada8','bank_debit','bank_debit','settled',NULL,240000,NULL,'8fbe9020568589c7ada8:contract:1',NULL,'bank-68589c7ada8:collection:1','2026-12-11T02:00:00.825031Z','2026-12-11T02:00:00.825031Z','2026-12-11T02:00:00.825031Z');
INSERT INTO "debits" VALUES('8625afa2ca5ce98216fb:collection:1','01a22ea7922b8625afa2ca5ce98216fb','bank_debit','bank_debit','settled',NULL,240000,NULL,'8625afa2ca5ce98216fb:contract:1',NULL,'bank-a5ce98216fb:collection:1','2026-12-11T02:00:01.316700Z','2026-12-11T02:00:01.316700Z','2026-12-11T02:00:01.316700Z');
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
INSERT INTO "declarations" VALUES('85bd93016e8e86929822:declaration:1','01a22ea78dcf85bd93016e8e86929822','pending',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','7d2a64cc4d359af8cf459b1c98fc0022611353695d20d469e46e1ea4020675e4',NULL,'2026-12-11T02:00:00.153612Z',NULL);
INSERT INTO "declarations" VALUES('8f1b8ed690a7bda31eb8:declaration:1','01a22ea78e638f1b8ed690a7bda31eb8','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','d8805dc6fb54bff69c7d1b5dce98cc857fba0c0a56effd456dc3483b55d0d95c','authority-a7bda31eb8:declaration:1','2026-12-11T02:00:00.332761Z','2026-12-11T02:00:00.332761Z');
INSERT INTO "declarations" VALUES('8c63a7baf66ce5830dfe:declaration:1','01a22ea78eee8c63a7baf66ce5830dfe','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','97cc1975aaeaa3b434183a58c47214b7ddbcf4a340d84632b9af251add6472ff','authority-6ce5830dfe:declaration:1','2026-12-11T02:00:00.451477Z','2026-12-11T02:00:00.451477Z');
INSERT INTO "declarations" VALUES('812c9a3e30d15488004e:declaration:1','01a22ea78f4f812c9a3e30d15488004e','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','816506d8eb3dd2316af5f10ede46519fc5a5c5ef1c7a1b8949104e57c76ed50d','authority-d15488004e:declaration:1','2026-12-11T02:00:00.547089Z','2026-12-11T02:00:00.547089Z');
INSERT INTO "declarations" VALUES('8aa2b6ec1c28b2bff35c:declaration:1','01a22ea78fab8aa2b6ec1c28b2bff35c','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','323320a7873d674b20e7b972482f1bd95c28afe0846913a8229bf39d5bb4d3c0','authority-28b2bff35c:declaration:1','2026-12-11T02:00:00.632470Z','2026-12-11T02:00:00.632470Z');
INSERT INTO "declarations" VALUES('8fbe9020568589c7ada8:declaration:1','01a22ea7901f8fbe9020568589c7ada8','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','6b1441188c003fdc20ba313a531b6ee44d96f655ccfae039b58c47bfc791b873','authority-8589c7ada8:declaration:1','2026-12-11T02:00:00.766786Z','2026-12-11T02:00:00.766786Z');
INSERT INTO "declarations" VALUES('846ab096c065b4f21400:declaration:1','01a22ea790cf846ab096c065b4f21400','accepted',NULL,120000,'{"base":"6000.00","items":[{"amount":"1200.00","base":"6000.00","confidence":"high*","individual_account":"480.00","insurance":"pension","months":1,"pooling_fund":"720.00","provisional":false,"rate":"0.20","rule_region":"CN","source":"粤人社发〔2025〕32号; 国发〔2005〕38号: 20%, of which 8% to the individual account; 社会保险法 art. 12: recorded in the pooling fund and the individual account"}],"period":"2026-12","policy_version":"2026-01-01+d8d3ebc77107","provisional":false,"region":"441900","scheme":"flexible","total":"1200.00"}','0f1b249a937ea38145b46b3ccfa052a53c9d025fe38011536d4fbfe70ef7fe01','authority-65b4f21400:declaration:1','2026-12-11T02:00:00.936583Z','2026-12-11T02:00:00.936583Z');
INSERT INTO "declarations" VALUES('80e898b6725c9ec1616a:declaration:1','01a22ea7918d80e898b6725c9ec1616a','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','dcedb16e441302a7dded0bbd2cbc6d8c95fd30a411e8927521199312ab8ba103','authority-5c9ec1616a:declaration:1','2026-12-11T02:00:01.145291Z','2026-12-11T02:00:01.145291Z');
INSERT INTO "declarations" VALUES('8a5a8d05fbe80efb7f43:declaration:1','01a22ea791df8a5a8d05fbe80efb7f43','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','087ae62088b3c2a9f1483a8ce2496a09df2d781d15aa87efc6b3e5e64c3cf64b','authority-e80efb7f43:declaration:1','2026-12-11T02:00:01.204457Z','2026-12-11T02:00:01.204457Z');
INSERT INTO "declarations" VALUES('8625afa2ca5ce98216fb:declaration:1','01a22ea7922b8625afa2ca5ce98216fb','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','a4670666c3fbc3cdd501f62cdb68c91f9005818d32865b27c9505ece799883f4','authority-5ce98216fb:declaration:1','2026-12-11T02:00:01.277593Z','2026-12-11T02:00:01.277593Z');
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
INSERT INTO "documents" VALUES('01a22ea78dcf85bd93016e8e86929822','7d2a64cc4d359af8cf459b1c98fc0022611353695d20d469e46e1ea4020675e4','declaration','declaration@1','v1.t1.S4cUG8AlkTIXWEAB4ajJ/iYMVGCha+sy2Vx/oF/wmCBv7jtdrbE2v8hi9q+Shc1o+keLC2kyvBfyBZUxAWiXgfQlAHhNjvifZlIy6FJJKy1HvvlB574ayP5cvhKNV8fM47U+irRXJfPyBlQ3NzAJw5EVi5AyosimLFqEzD2/+pRaC79K8pF+jKj4fEs5bgStKnhQapNT4D2yx0icYv+Smu5acFJ/nhvHrv2syl8tFcwf6Tij+rAQj7/kM2Uvvvv+t0ygcOWwDWeAQk9AzluquzbMSL9czOvjOHyIKFWJPoqBbwdbT6Ptlt0eNtrQBAK7gtW9K/CUA6M/8DgMNdRpvbaktAekiFwE/a4WUjFR33ivS6RFS/WmKI8BW6fzTOky5zW42mNCIFDeNOjWaEFFfjq+IqWJXgMhiB3W4PB8TUuL9leyR7uaHKSeGprr74clLzvxfhrRvxg6FxFRGgtL9QR0792jwadiw3CPpLv0+YntIPSI9SoN4ukENZhtdd43LjO/4yH+JtWfEFBQKD8g+FZ7r5HIwE0n6XRwx2Rqh4gtw9XYsNskk+RgK6i5k/TmFdMQZOquZ5fBbIMoAd+/7X3o1ksLqODyUbWKrrR2dNCAjxM50AYkNzSXl8sdqNNm+5n/Fpfo3owudLmMVJwWQ8NLeTt2eccikwA57kKFaQyvY917LZOLC3lR6WIFmOUdWoG0LbaoLkaaGxC/wjwVfdsy6O6uHvgRgigJhwrMliZV0yaJ/9zvGP+fBpDzt0oep+xRaKvno5eMyvz77EkbgtaRufqTux2MEjAeDs4J4Kz+t1EyOt6BTIuCQ520ApmRxnfH7NwFLLxUd7RLqFkR/wsxu2dNowIStZNQ74mMEPFnVP60bM2jf3HjglLu8yCN1CHOvTAgA0Q7JBflRbJ8f0bDWyhoGuTotVI=','2026-12-11T02:00:00.153612Z');
INSERT INTO "documents" VALUES('01a22ea78e638f1b8ed690a7bda31eb8','d8805dc6fb54bff69c7d1b5dce98cc857fba0c0a56effd456dc3483b55d0d95c','declaration','declaration@1','v1.t1.ijddt/Tf2dfpVnyPoqcp2mjmjpr02nHHfV2FU2xudosFavNeF71MMbjxnVDHO2rKD0DuDytJRdAgrdA4UIKUwomLYEGcFEOAu0y/DmTt4zdDS3cjQMakDnTW+qe1J9hHeL33Afet6K8v5dGe4pJVanwsvc8KaLUT+3Iclj+MU0BUTnfg7XiY6OWkPrgSsOxMatLeDgzMwbzby3yXkGJHK3y+qRzsLGPqQFRAkETbqLsPJj5Z94Lax+xctd8CTWLSPaY0l/ykKD3wFs4a9NQsvTa9a1HZ6ra8sw7dyflIrN9oXNHEK9KHJQIDsZQj55oOXCNQ4dffwjowWnjSs6SmHCFirvogoW6hMn1PFYQO+nZAr4Ah9uBoRZsquvTGLy6GXEbxbN5e8ZZbScACRBav7312OJX7sYds7YcVrpXkWmdZwi5o3SIaHfY0pKUTjEeQSZSZ+3j/EFWFJovTVTCPJ0diRAnwX0zyM54xHs73dcjJ0FBhJ5JWV3x0J64orTXmKFhUKmG1Iw0Zi+czI6aAs1iP+Ep5hKVA4GV1Rg4t7j2Fx8jxvhLfFJhgUkU2s+9B9VfcIAsWpipqKcvCXrL2mzVJyeksx/WebD+4iJGsPX+qReH6urRvedVU2hO6Sl3PaTjN6+lw2c6cRCob2zXGrgQn9zutzvP558pDHa80oNc60KT3Adno5tiPmfUVPAqxioekfH1d0kOZbX1M+BXjEDL1olxu8Rij7tWSHOQvM8iTa5ZdhBdzAnvyLWW15+GUxz8hDpGW47O60DKiqPn33+NVPIcGCnr/sIvOc17wXERN+/ejaySAiB1nz8Kbmh2uoeI3VhPxRW7FRUnm2096I0bPeHMr+zsz+zETgghFwKnke9gUHyxKNqzu+/eOjzNTN6j7s+1xFWHHc76KTGFZLg==','2026-12-11T02:00:00.332761Z');
INSERT INTO "documents" VALUES('01a22ea78e638f1b8ed690a7bda31eb8','28f2c61117ebcb20a8c6a9c1e21a3e8c36702af4ba5900e13fc54eb3262ff7e2','contract','contract@1','v1.t1.0GlZudicq/OxAaot+B2Y4C7rO+lRWEnbr9l2NTehqAK9fbcjypmP2t0wWUra9VVxIinq1mRbzbp3kuVkvdZZGTb7+ushkXXkptvoP/Imbb5Y8ClclO3H7EcevOkTGWC/DkVvQrD0RvrmbCZ7fEfZwFGxwaQZcj5IG8fddb4uXLMJ3NulBNVf1qV8FiFSkLfVl1/OX+cA7CuGwnfgRARSla7blDHymB9Li6s3QLwHy/7yhoaj+JPv6fZCg7IMBar+U7FmelAdrcm23XUqJ+bFw5N4iTv8vR0mn+j770eUIpiKVNxA5S2GxtJv2rbPXI8HvHdylbycKYPBKb8FsLk5fnGDCO6M1IvH6Tp9a2d3icqbvdlomS/rLd3ekbtUHObYDRQuLP4XcyPcMk4s1a0w5P7iXv/NTx0UCjLm6l0UYRzwZSwlafU61RZr53bWxxBsx7S3iy2afnCB1bQTeJimPufZbwhJl7YjaqQ++pinaEi4VvuFNsINnMMvy/OqTrID+SfSQC7BssIE+NBK7LeipT1hK1lFmkuI4MDbX2ZO7AbYGc8BK0JD2VUwvwIe9FsNbNEja1UF9P2aROi5xltLHxP4WdeTa/MuZLG6EW/bGEmCR9XTEoCYJxHL+K8xcwcYjGyj7BeggVeB2qRoWPrDNwHbw3o8SLEJx/R1p1M22qN15059ItnizRBtnf604sREPvTKqJjkNrazKhay','2026-12-11T02:00:00.351047Z');
INSERT INTO "documents" VALUES('01a22ea78eee8c63a7baf66ce5830dfe','97cc1975aaeaa3b434183a58c47214b7ddbcf4a340d84632b9af251add6472ff','declaration','declaration@1','v1.t1.bbpoop6TApQx2Kh8B6Rl/1sydNTBu+lmmEdzl4D0O6wUkEz5uV5FbCmqa8IDxDkde2uJtFPDk+A0onw3dvDkBX3rdwNCFB3VSdTS35gYUDPVmV4rHitlVtMK8jj7nqvDgc3j8AGNfIJU5u5+qwozxi1oitWMNoDnhEX0zXs/rlzVFvyZxaLaLsXM0YUv/+WchtT7G9kra+sbPMIOmExdwWecTjpyxhek8Dg1JajihefVXYnr/osy1o90MeyX01Rr30tWjG5yeng68mqUGfZq8LCk/7XRIzrbd2F5X+p7D/B+sO0qUH3i3yXRf4HXTyvsV5gTuyXpGimzcS7gp2/FHl62G5VE1hCfUY2hu9km0SRB0LU8xec14zLJBCbkW8AY5XXdZfmLjxZX6P8mvmegBgMbocaIezG5WQWI6U03i9gAG+0aMyA4atxx4jQ5R0Su8CFbBblRNwmZ6H0PgYPHWyhGPznLresrmPMZHVPQ9jmq+duX8RJt/ip0Mcpfb+IZ8s5OK3JMf5N49CpFQ6JsEhhjr24ciBID0sIfTXlAUCYhgymLkRanDRLQ3pTB+nWboHzRAbHwCYh770uKsx76UlREWxdB5KUvu1GCejAg/403TFderPFQQXuoRWvoWSwOyOiazh/O3ssI29bJ9gUCifrCFzCgC0ksxaqNUYqMYk1fhPxrVod9u7u47SuqQo4S9yrc8JWv4ABFvk+nl6F7WQAEMlzwOw2QyVh+P1DgcGBHhCv9iyAUJjhCUWSvPre8a+xWsRj0ld8iT1KhTuNcm7eGADWdnQNGVVGqPvYQwEwzeG5YxEAUBQJEQY8mmJDcQkZWZUyRMEk6GolHU+h/n4ZIFG08cUOdUTTGIKclAedkw6uTuOUQtHxCP2g2/pjRvLD/YKGZl/ynMoiVktx35Zx2FZwyIayBpDg=','2026-12-11T02:00:00.451477Z');
INSERT INTO "documents" VALUES('01a22ea78f4f812c9a3e30d15488004e','816506d8eb3dd2316af5f10ede46519fc5a5c5ef1c7a1b8949104e57c76ed50d','declaration','declaration@1','v1.t1.Sq9HklJolxb0TXSsoqWx+iTWgxP8cb0vIp7WQ+Bq82a4l4GV6eZGEEyLLgsxZTW0Wv8DGAjPmUwG9eW1X0WBq0cDKNfaF0jC0BPvbDuTVWZmblIIPdqg66opqSTyK5MBLHV5UFl0JfmLt62dxiVa26REDU+XsAWvvqth9NBv6HkruCu7V4ulHB7T/4stXWdLXeJQ68JY/oK25uV1xUkX1XSsUWP6XjjcvY2ox6HPFKnqOjKRVFSLmJueYiu6lS/v1VXnullaSzaLTbB9uHo1FrR4CCU+GR9FvdXTyiGK4mSB26cXfw6f+cCRbWO28CyrLNPLxq9KxDl2Vd2OQbZoGpdHyU/TFzrn25ccH8fXnvbjJXZhy5a80T0icXpVCdCzMJ3SziLAP9XCVCmvdGljJhvhcRzeS5ck0us2yc0QXbMV3I7tn3dhHudolxjGiohW1C4awk67bvKtUPS9jo56lUTtgCZHH4Npsp6XXQc4jp4568vXUmLJ+j6pnFm+59/GgGV7avsag/WXv5JA6rLt/nQuFarv5MA3821zt1pnUfCN4W4uLx695kmlJy4ZL0+6rBo3XmtYVwmoI4vIWxWFmkqyFcZL8DMjcf9EDTrN9Hc5kEoYmR17qDijETriPOBWqheoYL0rPdns6C82plq0ixsWaSkmHcm3UB4OMc0Z0edMRxf0cDInFVZg3gEAeUqRQTFh67nTgehz0ymvkecfc9iSqtbLCEuJrtwyzexEHZZwU8VKnVi1kzbyYnjNoDcGd6Y71kJ3KUL+fyB/OAIqQkt6npkupWanQBYbVJSDFqeT1Nnrhv9sFNvL4AIN+PV4pSHy7ml+RGcdLltNRoKEb9XR/f1AU/AbN2BV6MY+xW4gNywi0As9tzdpmKPtJyOH/C4oK+PvkvEvn5Hb+ViLpA==','2026-12-11T02:00:00.547089Z');
INSERT INTO "documents" VALUES('01a22ea78f4f812c9a3e30d15488004e','bfe75e615845bef38c36e7d5ad57f92bb5159b9d78f051fb6dbe8bd532a423e1','contract','contract@1','v1.t1.8Iq9sb7t5XvxwZG50sfKNCLIjehtO1MY05r5DP8HdoYRA53kq756rItV8AZt4Uaiq5D+ziJBunYrD55DdOOHGdDN5yOy4Y4r9HHXtQeMnepqF/HRmYT792oUAXG8QD4ptMR1zk1t95kdADDVqxGCM6y0eK2R+Un1fD821h+Hu906W3gCPeq0eNKuYXzhemp304c06xOldR/ZM/3t8nnjEH+mJ/gVLc3DHOGYLZQpeCr0r1ibWVgo/IRizPiA55ZVLk37g9UNGpN26sAAETdp2OSzpBrqzyZJDjSg3cNOtaq4jQlsC6yL6YZsrDDRygGQyG+A+a0q8Gr3XpI/6f8Q64sxAe+EzDazfCiDFJH6pulG1qwVtKWL8JzAIWOyJuibHnzkkDlLj7EikyDRKwuxQORZGuMwP6hmLYrdweutXcAcoA9hkAZ8jskoogKxB/BinICZqCpgkaqh3Ek9gpizW2QVQXzmN+ZNN+wu9NZKNTzuRakzYxSolxr4NiBqI2kK4M+c5DVGuM9ZKfxntoAGVTz7L0QFosjTTuxjlHBb92h8N7Cd3ujU2k2xp+GwMo80EpiuV2Lg+Hw1Mty1YhMawFOTGIVX66IfplDoa+P8SH6RH/o8xctPCeneJI4BzkQKb4LU/5q8WtSLmUXwXCtTOqjc8YwjHYOLL4y38oFyeZKgIfz8i956pVszYiMnmNBAz3KeO4P7IKiJDMn5','2026-12-11T02:00:00.565415Z');
INSERT INTO "documents" VALUES('01a22ea78fab8aa2b6ec1c28b2bff35c','323320a7873d674b20e7b972482f1bd95c28afe0846913a8229bf39d5bb4d3c0','declaration','declaration@1','v1.t1.o+uPzf01ox2MofEAjqjn9Wshc+x74cCmmz44MIofEZ1vOmGm8ko/suyhGsSD/U6R2owswVgLwMrSsQ5RbimQpIHW8FuytqZlKZsi7QrruJxQc7l3IL1WBHQQWxWEejS8hJcM5zNg9UVp9cPXQzEZN73vtORVIfc1ez1SJiaa9Am+9811UydX/tdD1mN99BTHK66DgW1u/1RL7Zyz5FyFvH2zi1CL3+0U559VAvC/17Ixo5xA9+/uh15QmqTU8xi9CrrLVQWjvP9YIX0zs76FNMaV3tWJn7z6aB8Y9ABSIGyit8mk7J+dgkWaTsJs/S6h9EtppnOF0uc3w5OzPF6AoyEB1Rm0Jsu4G0q39DCNMAVF1Pz4TViXfcA/V1qsEb8hI9JerJfIG9+foJuV2xudzs1ur1h8qywYu/OPi1mlyswyxOl5h+ZCLjD5El+aJh6DML7LBLdmZ+bZhiV6FdQzD4wWNNQM6J6OGUjM5jz8nSG+vFcj8THOwsMymQSH+bUnzlrCLFPQvvRYKyZPBH+8F0KTa6mJPwcfYLquR0ivIqFOxFIODUT6xtXAu9O3YcQuwsAIner5n1owxL02URkbP5MIRQ3aFP3EfNc8PunBNPtm7d0hKfVC+bB3sJfRX14IK//aNw5PmlrTGGOoi7ip9oZNOKqmYC2enj56mQobFI/XAeE+VetMGaMa1wLSgpvZuCL/PiGRE5wrE/o4dHJbBkvU2EH607TXa1duSB0Mmi7dh8aXnETVF4OJwVXnFbKvj1B8dmzaM3DVl+owEHutUUIwwg3PZoXryLXUQDJN+QJe3ni4H7Q/YqtFn7U6uWIl0TQidS8zcnkNOw5rR8fZFwdIEfLNizpv3E56ct+z8G3lwpKNs1x4rcG2W1SXMEsSHcTt+CR3c+2fwPVEeLQpvw==','2026-12-11T02:00:00.632470Z');
INSERT INTO "documents" VALUES('01a22ea78fab8aa2b6ec1c28b2bff35c','6c07dfd0da8cc78a97d660492ab37ac90703057460ec29cf988ff42d23d61b37','contract','contract@1','v1.t1.NB8jZfgWsZo0Ytj7m2WS4zxaWa0EjaDWFdFAoJW/RcgTZFXxf2c80WBq8e3DJhZYrd8Van2taj6UiGS2BoGbyhFSnTyz7yJ2KXLg/ukX7SBBP8hQPPFD0GAVjIw6nYryL0shCuWqACv3AIfVQKRoBq3P7iK5Vx9L9bH6QPdQ/p4vKFNufkz7I0evCG84VCBQnc+ZIvwt2vzjccwJgkAakWxud4/oBapWnvqKNqQNxeSogj7eXGbWOR/Ex/1sRdzHUr50Llw/2TMn2+iAVWiRyNQIv9b1ImP9wMAUsjQ4ag/KiwiO+BhqSfZh4hiCYkoSxQrGrwnB8iGzmgHkbaONBSkJf/K/csVtaoandVJ+75dSF2s5aCZl5LeSY1TmChVM5OI4BLs8zG3xHnoLfSJZ82SGzZ3y6SC+RoJN7UNq1UhDRgJ9KTUhuMishz9P/m9cA0jci+fqlf+qpHNch7cJJrzvwoKVs6oQLN6nwJS/9OsseFOhS01A0K7UC2DpH18hfZLXvn6snKzlCKpKSI2C6vkgQ2VYVnnJXzzOK8edJNPmMgHij2zrK1DKtZfie4RLJIV15atvepcw9t+BxOITbguRKc9f2N4ZdO9UOQtbfxYN3nVgpGKsuHDeKuNO323wf/Kp/AA/U6HCm3dlSWbycMpOKDhB6Ul6uf0ZWfQymtf+dffq9F4PcGzUSbTmwAPrE3cVK8uPtKtNAXEr','2026-12-11T02:00:00.651361Z');
INSERT INTO "documents" VALUES('01a22ea7901f8fbe9020568589c7ada8','6b1441188c003fdc20ba313a531b6ee44d96f655ccfae039b58c47bfc791b873','declaration','declaration@1','v1.t1.HRs+w8SOFf3JFm5c9hhaji8+BVYs8ZE2mdnHJdCxn4EmGHLSU2S1pPNGWs/mtTZFOUBae2exwA97ODqdEY9726Y38vNHEwrZgydukTyqWXMFKrOLIj6xQRvvqRSTQ/Bls2npDmJEJRFA7+9G7TfEL4xLa0YgVV/v+7PQufjQc1p7Pc30Ud7IQE8aoA6qz0c4A4wz6A+ACJzflh57ObyZHL5hOuhnHahSWLsHKjCtWOV9IBqkiJc/fHke2E/C2JPGu/WKwyM8asTMYYhz4TL+f/18VbawEJY/dqrFhsGkXJwmFcpC5lUTQcqQYCiBb/vKwcIHXi6ranWYjwX2UQ1T28lIaqOihPWl40UbLw1SV6u1xI2CTEuP6KSo62sP9NB7NXlK5MLXGL5cVBxxrD9SUC5PyWYATtZhIEfVcNOiV5xalAO+zUMlPkDXqz0NDkKc0rwVjH/HQzi8WwtH2OmTcoTxW5D10rVH+JZNBgzn79tnLYaG+swn6bnJbS/BUxGMdRJe8R9wjJiNTeBUDWADoAIy5ZtAE/IQXyyIj4j/LgrrS+FCxK3EL6/pdfMEI7Y3w1F8ER4Ly2XLYcJtGX9tYzSBNrBanDrbkD3a+gRDR2AHDAKT0n5fJlhgAMBhQStg+2IVDLxwYxIdup208i4hGj/O/GrPqfADefXYsMXPXMpvgGP4YGSOAXYH7pOoBgRmUxQ8/M5o/MxpwN8EC5pXQOwvhxojxur5lgmGZ4FKcMJbezrm3C5LqojeEpTnwANSF1N2a2f5wdDwolcVk/f8scF5A5pLwPH2tENCkP32PXnLVSan93ga1ZzunKdWWBzH25u/ysOFgWAbIWtoql6sGOw5d87F934ursD/HhdcO1dMm+VXpJu7jISikgRHlDMY+rqkP6urs4wzguJhar3UUQ==','2026-12-11T02:00:00.766786Z');
INSERT INTO "documents" VALUES('01a22ea7901f8fbe9020568589c7ada8','e1cef2c3fb3cfcb3da9458af23bd21200093f6ea9c3901282558ae8821b85e05','contract','contract@1','v1.t1.Zwi+3TOgoXWbZLGO83RG0i488anYUsQQL0U4pM8vUFwJZuMHrcWaPA5PY/i7R6tnrF3EX1YuRjsqnCdGfTJZ+tdUTgIJ77ze81PpFfhhU7iZP+Y4CvAR3PGS/t41TwYCWf9d4RXmPhkEpO6/oQ3n7A835rwCy2QcVLIw3D9P4RPhbNgaGnL7SWqnWCYNWq/v0s8fi/WA+0Hrt7cv6DatYN+VHJls7DBeudYWfV5iD3ggKVTxAe7TGmEoBV3rSFQFNhbLqKH4Yw5AXzY2D2UYUGuAfrFs9mOAbQLckhXiCGUPW1DwPFFMb+O1/MVrM/+D1YDzNBVJ8zXGRlVmjON1WiXhg6hcfhMXs8jOeROfj6qpQykzQaKS6+/7759TgNmc8WmBmiGhvCSLStIu4vRw/3X55eO4isZbuSa5P0e1ElYzX/w487eY1SjUvUxXXylOLBRrm0ciiS5t0o18b/c/nG5wAA072rSqBYFvl/9Gsgv1gfVm8CIaI8It1XYfoN0b44bMkQWz4FN73fZ0RMNOYUfbRV49nV2UeJkB3A1w07pslB38C/n6QC0uwzZkLklOk23q3dxzHKQqxpdmlXllLkoxHYNBcH8wHnFkhRzoIiuOWp7ksVG8RDjDrACZvPbreqtajIOuoho6fPZKtZwsbxxQmOSsbZybZe/RcboKDQZJd6G4e+t7nEt78KVsSFud2FxoluQ/tVDIecFZ','2026-12-11T02:00:00.786594Z');
INSERT INTO "documents" VALUES('01a22ea790cf846ab096c065b4f21400','0f1b249a937ea38145b46b3ccfa052a53c9d025fe38011536d4fbfe70ef7fe01','declaration','declaration@1','v1.t1.5DkxnpuiyZeko0kUrmFu9BCMrVy6TfNQKlSGwwLqFGvI+MS3rFO+zvV6LVDFph1ZmesJg0jC5py8u45QUJrpPLTH3NTy9BEdmcUVM3Pj3SIxonpFGhwpVHLeMxaAd1x3f9M9kcyQSlTHxmQI8HBOFgK0eaVgN34B6QmWbphMhSqi4EbDdwPysFWMRsJS+V3h31vSn0/bevvS3IdA8MqUt+yIYgTn+j79hhUrYhMHzkWL+rl1PRiQqHATGHj5zk4HOV3QozKVd0ovrpOsPqupDhkyQIcSs0+ZF8L2fx2+3LozGmnnvp2seIAMahuRRt3Wvy9zX/87ZBjyMLtlZrnGlyzhEoOR52YxHcI1MaV+P6FmppFf/fA7ZeP4IfwF6Ne7G/Semx6baGuUjasL+zNruLM8n74rDt7o2h3eCY9K75Vy3LkhyKZfN3ceclq6Je15T9n2odh5zbTdohVJFmx+7+rNjhnm3DxWc1/qQIUXD30qxPVVgHhKb47u47monkDFCeBbgPpr0MwCLoioFUHK8Yx8Y76nAM1pmg1urot/JaXC2/s3Gk3uiKzHKOzsBIHhhuqUnZZjTqzHoBLjoRxDmDvW9BOWRlJB8CTCAnZGNVepy4NI8mz8L8IldaD7QZgjdngf38SP5tQutEoNWrCeyK475iKEgf6O3vGZA1mBI1VQCnQQ2T1orYAsfc2ah7lIAbSBR072TBLsSQV0SBSZiYS34ud+ZvMGLtz9QQ94s0eCOYGsV71KV5R9mVL0HuSVceyyQ5dR/76yGfzRI17sUtiCeP/GSnmqgkTTsmQht6ugns4yeV/UIyxMIEO9Y2D2aZH9fRuc','2026-12-11T02:00:00.936583Z');
INSERT INTO "documents" VALUES('01a22ea790cf846ab096c065b4f21400','cb11440233e28f73e876fc7fb7de6e748d22fdebfb6a4f9cac44288d763c5f72','contract','contract@1','v1.t1.QSgm3y3ZeS7v/KBJrFU1UWQS/qbn8Z2K8yV2UuCQQHgAm2JZh22RmKvyg8eTcVdTeq1hdaETZlIWQP/ryFX4q0a1cMUQEqhqc5IKFCtyCf8d22yLu4ACX5asPg7iOW6+DFK7eYvrkSn8MTLxY42FqJDSUnHBrlwCndbPFQwkwul1iEprKCC7pbTmXjYIljMHB8Zhk56AjLoDfg7/IwbsHz7B2DSQRkLNycA1bo8XXH53Gt9rptT/JtwpELJeAvXA5UFr79RWCR/HQe6COA/D6SF8kzdchP9MG7Jd0XjRzC6s50HRoIDZ4ko4K4B7bfdRCLySmerM+PNJT3/4iGmtjRhCYuk+tFyewi87byd3c00+WRS228uc2QQSosny0sl7TeDRJA3r1u+H7Qnj8gpMXnST0ymnSEkW0IMxQkdlL9hs95zjNyA03QDKpbKHpJnr7Qn8i/8PrWWWOnaOUfzReN0TXmkqZDxVfrcsKWLc6A0n313m5aKrUozLXRldCUIHyG8yHJQPvcz95vOEFUaiXMqDBmHyJWLH9ZXqxGiQ5Y/lqTufikltrlJHvRbXOtLJvaugEs/LuZMrrZBWIyp48ZKbmdJCdzcNmzTv0DaZbFSkUd83i5awkFwFNlvK7OGLWZzpxPbK7Bj+P2yEwMVVJwt2NskpBsRD2YLczZpvU27Uil6ByqjJ+lDwxcgz','2026-12-11T02:00:00.956593Z');
INSERT INTO "documents" VALUES('01a22ea7918d80e898b6725c9ec1616a','dcedb16e441302a7dded0bbd2cbc6d8c95fd30a411e8927521199312ab8ba103','declaration','declaration@1','v1.t1.wK4bJSPcdyztjYGXPZTuTtWgiD/ETG2gEjZvc9PbGh6L/UvOBCTwG0ZyWXd+2Higk1ktMWmMQ1joC9uM7RlBdyf9+6OjQs0IJlEb2vF4qZR4UAXhCYxI5hq0DdJfzNnGje33dVke+gMQBhNjEddnGWkNwfYbIGhYP2SX3CGoOA+IrCi9wkphKIAwJmv7lKA/kX8Lhoobf2OqmjxsDb+X1mbpD6VnoMLsgMeC2KpG/ozWaVo06UNkPqOT/qIAT7hzJjh40OExYcdfAPydNDN+I+nwyxtFP4jl71oPw34J4t2lF3eVUjFbXaC5iZWZ016/rAIg9MpMDRzjyaiJXO6LmmScVveGvlerH45i2OeSqF6ZzW94Nf4BlEBAONYNVTzxacXRDltdIzuexKNyJcb7ALSzX5/RVvFS0Lbc9KKZFzOYzQa6mEXtuLEsiTKDKxwKcIh+CmCyBdMWoJxsg2fesRJZ6QFmMvUsU5nKFvB90BWHEBGtkvL3842X8rQNbp2km1NkAAJGZ6aOK2Yo3pTj2RAFv6JXQVypbSlgTrx6MDucdwIy/73T5Iu6L1o8pKk2gQp0WxcyL5K6YdHotiJpKfmMJ8WNlMh58ujYp75mfVnXi0gsYNVf2sGJxWpH//KeTQA9tklBCiF/OMI5tenq53jOIg1qpP2Y+FBQ3g+SHTCVsbcNhedPiFozXH5WMFOThf57IVST90qYxvEJ1elpYFSr5BLKsno6XuUj7Y4XW5Y+jLCBM0qMv1WJKbuB7iL1N9GVe06wTzD6cyjw4wqUvSXnyLwzDgI4LzRu/u2fTGitwj1wXosN7nM2eYZvhxiYh4DtyKk0fI/1YvVo9OUo5hWL8jl0L2gO1ebyqdRWoA16RBnA8K9MKZNARdQUbIZMg8z2klFVYDgJRnbPCVdraA==','2026-12-11T02:00:01.145291Z');
INSERT INTO "documents" VALUES('01a22ea791df8a5a8d05fbe80efb7f43','087ae62088b3c2a9f1483a8ce2496a09df2d781d15aa87efc6b3e5e64c3cf64b','declaration','declaration@1','v1.t1.Axc3Ck1aHMoPFQ1RU2JCOngBqMK24lj7Ks394mAHguuOZn1OmZQidM3Fvok8EJsouf/ZL/+FDkM6k8s7JbBHbzE0N/4IbEJmOaTZnN0ECx/Ie5YDsq78mtlPKdfq868hm4IWwcjStfbq8l4U0CRHGV1K34bDms7SxL+SzHB24XtGHxtI2x1yS5YOTBGSKi0wdTyzeaVRI7dq4kh8daS1Rz40FbL7BSGS3daT82M/ybPNpkiv7WFfBB8hLPHupzOqV/fvFrVWgwlZnl6FNgpboVwIxTIHrUEXfpMGXYWrCDDRIoM8pZJsOsrwYa7JPKcVu3Cy0E6K8pKZQjD2mJkIfjT853b+ljNctb3BggBE/LlwWeHYSikkTsI/OkxJU+9/k8JF8lfk7K3rDGi+zt5ufxcY0P6Dopm3OW8eEyh9Z+cEtZ5qWV6A70GgiQ1CTm8n/K3ODSY9VkHgfgSGhOexQrIITowirB/t9GiGD7oz01b7TAbiFTh52SBsIY61JH/lr0FkZeDD8EO6S8yudk3kvW1gwnv3IMxHy0QdA20n8BO/ofaMJIvrGcSZlc8iUGzZeOnrrxiuKCpRq2/2zOKCNqB1Ex0roxneYaajv1Ns2wjTm4XZkpcsxcYJPybl6P8zG33v6ivWT70ZgmQGXncsy1l8hm9i7YPZ4iR6ppyoN/qSJgtQNBq0pAlOtyUDjusKlRZwb6jZaoMsaW2yT6pzXcVqNAi0BRmEplqUq+ukBiGj/mB9RLP31rbk7RG9qKPFTekQua3afEdO1BO2D4/ejYIigaNf3vaJ9qPDuUgWw8rjUPO+ixWwySNE3RtpQsO3lOtE3zBo5lYFCfz2rDKiMT0YXKheXbGkwbVLrLCkE5mx0Y5X/5ejTTBOYwGeJjGWyE1z93+Rfaoxqizqaq+7eQ==','2026-12-11T02:00:01.204457Z');
INSERT INTO "documents" VALUES('01a22ea791df8a5a8d05fbe80efb7f43','2f50af6f5f2c69226cb914d68d5b006326659bc0a03879d1a3292b0dda738de6','contract','contract@1','v1.t1.YTq6Swvz0iPsvGVLiWUmh7Bb7lUQnOHwj4Hgr3bD/6YgaRlfMYwXedma6L79MnEaktqd47AuhMPOS1YSu8TInONkCG5XUCoLnvgxfFw32ZlRAL+5x/J/XCQKFmhegs1UJOikc4Ev6iDfok3LDIlfDWVUEGEofcMppVr1mcSHkETdundliKau5wNf0Rw/ErlRGS8Tggbsu09dxsB+Hfi+2oAOLX2BQPqltFgXiiAYuQSACfBKP/Rchnrja4xkSG61VKmvTDIxvME4TkXOpJ1drRAMBnjC8MZQknHIu2Q8baL348Y61JPyrefIwrjA/4QkkTz1TDkfUXcqKTuouhGMFTJXlhANz7qRrBHGY/QgGu2Y6QOhcEqWNiLq9vmXLZbhVi8othvb9WlTy5EdSi0vwV2ykhDePprecgAf6ESZ/slgoaNRhizLuXkf5QmfTnLo/satIV5ajCee96tZz3TOzTuVSnL3jHmV3e6kx1R3IpiquRbUohS9HlJmKjTaRu5y9IsiG6qkP7D6BUmLZquLoSiOm3KQKeeMBaS/0XtHBhUIvfOvZ9gg1yhz9gZI0zLjM3rQGPEervMwP4nL05RIUh9JwNSYOTg4yXHn6ydS2kO235fEQb+c3L7DzQE7UoPhI9TRi+pcO3UbeM51MITyn8TtZgdljfHJ8Uu/EIm4eE7FfMbSCn+/+MOyeaGx2CICOZAACnRWUWkdex23','2026-12-11T02:00:01.225721Z');
INSERT INTO "documents" VALUES('01a22ea7922b8625afa2ca5ce98216fb','a4670666c3fbc3cdd501f62cdb68c91f9005818d32865b27c9505ece799883f4','declaration','declaration@1','v1.t1.aXlAlo+2Knc2XsKlLFAle91H33wMN9EDJ8+fjcPhVXDsytXhZeppDbMmIehx2MO7otwqaDfU2TEO5PYZs2qsfiFeYQ2VRCKZmH0/2pb94M12ymV+OlES0wjnkuPFQfN3AUfRi950c6tWj5TuKDoJo5cdfetEbbGLCO/iOutdFeexosskpoB3iHZZm1jWR0bpsFY0Fq+Xi56EPbMebpfLC8M0OP7lxMv1ThE66PPot4rX5Y3m9k5Rs6WjtTmCReeEwJXi+r7rmYD5dEUcL9fYmRZEc9Ab2PvHs7OFBJx4zwxKHaVkE/iid8hqhGVrtJVz0bR0kTmAqN1e/C96Wiu4vvuTyL7IKD7g8xSkTK8xuskZ79PmTQPcCcqp910Zjs+hVUKpxQ0qBrfmcG1R9oFcVyzZhooe2P/4rpDF4hOwbucMWvmW75oB7xMIvoEHIe4GzB8OOoK7Hjz1Xq/d9d3gVbliCf7dD2H+t7ua8BDmunuKNJ4c80auPfR7mYYPZA37zSOHMonsO8r/k/gou/MugsS29xrKd0BY+ovRL4W3nQiLN8MR6qe5S+KF5c8KlBBNY4K1gbZQxcVtMKY4gk5xmQuIJnrsSqwSd+iP64Vc/U3em5XJOYJOMgj9bCpWhRyowL71+xhdF5FfyTQd7UH2ud3aYDCC+Ycpw+9vvgz5WfpFEJam2xCxDwYCbYs7+2/WCO+a+8njtZSJu9foLVG3VR45rJfxbUvo6e9HYeFQinkcm78T6lSPak0HFogpWFGa+x3T4jztkP/eB32kyCwwDUWEjGW+Oau/wA40UhMqrTz4jAynzbOFehL6tJdLeDFEYmnc3N2KMwKcLIj9WZJ4Nf1tm5NevoIG7zDcQuagS7BrJP7enCZXhDxDKf4hFMSMm2Cj4kjQJrMuqQbKZ/j58A==','2026-12-11T02:00:01.277593Z');
INSERT INTO "documents" VALUES('01a22ea7922b8625afa2ca5ce98216fb','14a25765eef8be159c8ab4019f4ec816caf049ede3d6a02d55504b4abb92efe9','contract','contract@1','v1.t1.wG6W8SZwaNoBwHFmQ6JeWDKexccLzX9bb+Y/pHed60szLuopbxUs/bgiFy8qdr+VzMcVlHO0cprXo9YInv+EczhAiYhzH8FRg0KXaDFvi2Ek3ALZq7v81ZwTa2Y+jMDdfo6G8YNjf1vlFF3OmC/juG995wYdeTZITRdKXqxUrR73YrrMiVsK25jjDdLeVP1q8sVO5IOag0L259xqRq/Vmm/l4NflxP23Wo35/QHliyT4CssBlhF84r6TdvU2Q48K7NNkKKnfzw1Kl2LOnkmNBto6cEbT4zeJHI5PQwEOR7PVoPndYNp/acRcSPNPDYHyrnoS6tNi7AWjS27WhYlb2r3iKlUqUeVbpq+7bi5SNt3FzzUoMbK/xVy13TIgtGqOXQvzrDPY4TDoJ9N5bpnhsEcjqtZj2aPparczJkFX0dC3UfxrKQeQ4zYmHhdjr6gGJSdHqLADpsym/scQxZhpC6YF4s69Oda6b9vrdHzaGBSAYrlotBJcEmeToWbrLjsXNNDLAHj9AoG3t11UQIMWDNLEMalQrEgYM9ok623IM/ms6WmKHnNk2R9FVpxw2F6A/s90SJWnapaq4pma9Yt0R+uqxyfQyTipQ9vSzKbeYRkZY51FUFu2/tLs7gxyPuJttc3U79IbyG8ccZ+QFvnNV5xUCWDUb1H2brM90XAgWgKtbGVIJtfdBcTzeDO/bw2iCQC/xpG6O2l9jsXW','2026-12-11T02:00:01.294863Z');
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
INSERT INTO "history" VALUES('01a22ea78d7f81a687871afe2a3f8252',1,'2026-12-11T02:00:00.000305Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22ea78d7f81a687871afe2a3f8252',2,'2026-12-11T02:00:00.100245Z','running','materials','waiting','materials','materials_missing','step','01a22ea78da9784c93bcd17f8a37d3f6','{"waiting_for":"payment.materials.supplied","until":"2026-12-21T02:00:00.100245+00:00"}');
INSERT INTO "history" VALUES('01a22ea78dcf85bd93016e8e86929822',1,'2026-12-11T02:00:00.128238Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22ea78dcf85bd93016e8e86929822',2,'2026-12-11T02:00:00.144131Z','running','materials','running','method',NULL,'step','01a22ea78ddb7c9b97a2eb0cbd12fb81',NULL);
INSERT INTO "history" VALUES('01a22ea78dcf85bd93016e8e86929822',3,'2026-12-11T02:00:00.148712Z','running','method','running','declaration',NULL,'step','01a22ea78ddb7c9b97a2eb0cbd12fb81',NULL);
INSERT INTO "history" VALUES('01a22ea78dcf85bd93016e8e86929822',4,'2026-12-11T02:00:00.153612Z','running','declaration','waiting','declaration','authority_pending','step','01a22ea78ddb7c9b97a2eb0cbd12fb81','{"waiting_for":"authority_answer","until":"2026-12-16T02:00:00.153612+00:00"}');
INSERT INTO "history" VALUES('01a22ea78e638f1b8ed690a7bda31eb8',1,'2026-12-11T02:00:00.276427Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22ea78e638f1b8ed690a7bda31eb8',2,'2026-12-11T02:00:00.303460Z','running','materials','running','method',NULL,'step','01a22ea78e6f75d5995bcfb1caed5d4f',NULL);
INSERT INTO "history" VALUES('01a22ea78e638f1b8ed690a7bda31eb8',3,'2026-12-11T02:00:00.322735Z','running','method','running','declaration',NULL,'step','01a22ea78e6f75d5995bcfb1caed5d4f',NULL);
INSERT INTO "history" VALUES('01a22ea78e638f1b8ed690a7bda31eb8',4,'2026-12-11T02:00:00.332761Z','running','declaration','running','contract',NULL,'step','01a22ea78e6f75d5995bcfb1caed5d4f',NULL);
INSERT INTO "history" VALUES('01a22ea78e638f1b8ed690a7bda31eb8',5,'2026-12-11T02:00:00.351047Z','running','contract','waiting','contract','contract_to_sign','step','01a22ea78e6f75d5995bcfb1caed5d4f','{"waiting_for":"payment.contract.signed","until":"2026-12-18T02:00:00.351047+00:00"}');
INSERT INTO "history" VALUES('01a22ea78eee8c63a7baf66ce5830dfe',1,'2026-12-11T02:00:00.415328Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22ea78eee8c63a7baf66ce5830dfe',2,'2026-12-11T02:00:00.436022Z','running','materials','running','method',NULL,'step','01a22ea78ef473e081b74b4ed4aad25b',NULL);
INSERT INTO "history" VALUES('01a22ea78eee8c63a7baf66ce5830dfe',3,'2026-12-11T02:00:00.443729Z','running','method','running','declaration',NULL,'step','01a22ea78ef473e081b74b4ed4aad25b',NULL);
INSERT INTO "history" VALUES('01a22ea78eee8c63a7baf66ce5830dfe',4,'2026-12-11T02:00:00.451477Z','running','declaration','running','contract',NULL,'step','01a22ea78ef473e081b74b4ed4aad25b',NULL);
INSERT INTO "history" VALUES('01a22ea78eee8c63a7baf66ce5830dfe',5,'2026-12-11T02:00:00.468571Z','running','contract','running','collection',NULL,'step','01a22ea78ef473e081b74b4ed4aad25b','{"note":"method_needs_no_contract"}');
INSERT INTO "history" VALUES('01a22ea78eee8c63a7baf66ce5830dfe',6,'2026-12-11T02:00:00.479861Z','running','collection','waiting','collection','payer_pays','step','01a22ea78ef473e081b74b4ed4aad25b','{"waiting_for":"payment.settled","until":"2026-12-23T16:00:00+00:00"}');
INSERT INTO "history" VALUES('01a22ea78f4f812c9a3e30d15488004e',1,'2026-12-11T02:00:00.512297Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22ea78f4f812c9a3e30d15488004e',2,'2026-12-11T02:00:00.531949Z','running','materials','running','method',NULL,'step','01a22ea78f57744e80f039a2cdd2ea2e',NULL);
INSERT INTO "history" VALUES('01a22ea78f4f812c9a3e30d15488004e',3,'2026-12-11T02:00:00.535974Z','running','method','running','declaration',NULL,'step','01a22ea78f57744e80f039a2cdd2ea2e',NULL);
INSERT INTO "history" VALUES('01a22ea78f4f812c9a3e30d15488004e',4,'2026-12-11T02:00:00.547089Z','running','declaration','running','contract',NULL,'step','01a22ea78f57744e80f039a2cdd2ea2e',NULL);
INSERT INTO "history" VALUES('01a22ea78f4f812c9a3e30d15488004e',5,'2026-12-11T02:00:00.565415Z','running','contract','running','collection',NULL,'step','01a22ea78f57744e80f039a2cdd2ea2e',NULL);
INSERT INTO "history" VALUES('01a22ea78f4f812c9a3e30d15488004e',6,'2026-12-11T02:00:00.582220Z','running','collection','waiting','collection','account_frozen','step','01a22ea78f57744e80f039a2cdd2ea2e','{"waiting_for":"payment.method.chosen","until":"2026-12-18T02:00:00.582220+00:00"}');
INSERT INTO "history" VALUES('01a22ea78fab8aa2b6ec1c28b2bff35c',1,'2026-12-11T02:00:00.604390Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22ea78fab8aa2b6ec1c28b2bff35c',2,'2026-12-11T02:00:00.616772Z','running','materials','running','method',NULL,'step','01a22ea78fb375228f1e3093dc1f159a',NULL);
INSERT INTO "history" VALUES('01a22ea78fab8aa2b6ec1c28b2bff35c',3,'2026-12-11T02:00:00.622939Z','running','method','running','declaration',NULL,'step','01a22ea78fb375228f1e3093dc1f159a',NULL);
INSERT INTO "history" VALUES('01a22ea78fab8aa2b6ec1c28b2bff35c',4,'2026-12-11T02:00:00.632470Z','running','declaration','running','contract',NULL,'step','01a22ea78fb375228f1e3093dc1f159a',NULL);
INSERT INTO "history" VALUES('01a22ea78fab8aa2b6ec1c28b2bff35c',5,'2026-12-11T02:00:00.651361Z','running','contract','running','collection',NULL,'step','01a22ea78fb375228f1e3093dc1f159a',NULL);
INSERT INTO "history" VALUES('01a22ea78fab8aa2b6ec1c28b2bff35c',6,'2026-12-11T02:00:00.668670Z','running','collection','waiting','collection','bank_unknown','step','01a22ea78fb375228f1e3093dc1f159a','{"waiting_for":"retry","until":"2026-12-11T02:00:02.668670+00:00"}');
INSERT INTO "history" VALUES('01a22ea7901f8fbe9020568589c7ada8',1,'2026-12-11T02:00:00.720269Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22ea7901f8fbe9020568589c7ada8',2,'2026-12-11T02:00:00.740035Z','running','materials','running','method',NULL,'step','01a22ea7902773de9aae7103da6b9209',NULL);
INSERT INTO "history" VALUES('01a22ea7901f8fbe9020568589c7ada8',3,'2026-12-11T02:00:00.755538Z','running','method','running','declaration',NULL,'step','01a22ea7902773de9aae7103da6b9209',NULL);
INSERT INTO "history" VALUES('01a22ea7901f8fbe9020568589c7ada8',4,'2026-12-11T02:00:00.766786Z','running','declaration','running','contract',NULL,'step','01a22ea7902773de9aae7103da6b9209',NULL);
INSERT INTO "history" VALUES('01a22ea7901f8fbe9020568589c7ada8',5,'2026-12-11T02:00:00.786594Z','running','contract','running','collection',NULL,'step','01a22ea7902773de9aae7103da6b9209',NULL);
INSERT INTO "history" VALUES('01a22ea7901f8fbe9020568589c7ada8',6,'2026-12-11T02:00:00.825031Z','running','collection','running','voucher',NULL,'step','01a22ea7902773de9aae7103da6b9209',NULL);
INSERT INTO "history" VALUES('01a22ea7901f8fbe9020568589c7ada8',7,'2026-12-11T02:00:00.860906Z','running','voucher','completed','voucher',NULL,'step','01a22ea7902773de9aae7103da6b9209',NULL);
INSERT INTO "history" VALUES('01a22ea790cf846ab096c065b4f21400',1,'2026-12-11T02:00:00.895604Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22ea790cf846ab096c065b4f21400',2,'2026-12-11T02:00:00.919931Z','running','materials','running','method',NULL,'step','01a22ea790df75168aeaee6b8a1791e9',NULL);
INSERT INTO "history" VALUES('01a22ea790cf846ab096c065b4f21400',3,'2026-12-11T02:00:00.927205Z','running','method','running','declaration',NULL,'step','01a22ea790df75168aeaee6b8a1791e9',NULL);
INSERT INTO "history" VALUES('01a22ea790cf846ab096c065b4f21400',4,'2026-12-11T02:00:00.936583Z','running','declaration','running','contract',NULL,'step','01a22ea790df75168aeaee6b8a1791e9',NULL);
INSERT INTO "history" VALUES('01a22ea790cf846ab096c065b4f21400',5,'2026-12-11T02:00:00.956593Z','running','contract','running','collection',NULL,'step','01a22ea790df75168aeaee6b8a1791e9',NULL);
INSERT INTO "history" VALUES('01a22ea790cf846ab096c065b4f21400',6,'2026-12-11T02:00:00.975412Z','running','collection','waiting','collection','debit_day_not_yet','step','01a22ea790df75168aeaee6b8a1791e9','{"waiting_for":"debit_day","until":"2026-12-17T16:00:00+00:00"}');
INSERT INTO "history" VALUES('01a22ea79132861b9660e0857c418ae1',1,'2026-12-11T02:00:00.994852Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22ea7914e87f7ac77b95e072733b7',1,'2026-12-11T02:00:01.023080Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22ea7914e87f7ac77b95e072733b7',2,'2026-12-11T02:00:01.043003Z','running','materials','running','method',NULL,'step','01a22ea7915b750d8d4a7e9e4faa3970',NULL);
INSERT INTO "history" VALUES('01a22ea791648ab19a3a439e64062810',1,'2026-12-11T02:00:01.045352Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22ea791648ab19a3a439e64062810',2,'2026-12-11T02:00:01.068218Z','running','materials','running','method',NULL,'step','01a22ea7916f7517bc2c5192064c9653',NULL);
INSERT INTO "history" VALUES('01a22ea791648ab19a3a439e64062810',3,'2026-12-11T02:00:01.077722Z','running','method','running','declaration',NULL,'step','01a22ea7916f7517bc2c5192064c9653',NULL);
INSERT INTO "history" VALUES('01a22ea7918d80e898b6725c9ec1616a',1,'2026-12-11T02:00:01.086740Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22ea7918d80e898b6725c9ec1616a',2,'2026-12-11T02:00:01.123992Z','running','materials','running','method',NULL,'step','01a22ea7919f791c9a6b29570bfcd082',NULL);
INSERT INTO "history" VALUES('01a22ea7918d80e898b6725c9ec1616a',3,'2026-12-11T02:00:01.140667Z','running','method','running','declaration',NULL,'step','01a22ea7919f791c9a6b29570bfcd082',NULL);
INSERT INTO "history" VALUES('01a22ea7918d80e898b6725c9ec1616a',4,'2026-12-11T02:00:01.145291Z','running','declaration','running','contract',NULL,'step','01a22ea7919f791c9a6b29570bfcd082',NULL);
INSERT INTO "history" VALUES('01a22ea791df8a5a8d05fbe80efb7f43',1,'2026-12-11T02:00:01.168527Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22ea791df8a5a8d05fbe80efb7f43',2,'2026-12-11T02:00:01.183957Z','running','materials','running','method',NULL,'step','01a22ea791e17cc3ba532a5bd9f0a6b7',NULL);
INSERT INTO "history" VALUES('01a22ea791df8a5a8d05fbe80efb7f43',3,'2026-12-11T02:00:01.198535Z','running','method','running','declaration',NULL,'step','01a22ea791e17cc3ba532a5bd9f0a6b7',NULL);
INSERT INTO "history" VALUES('01a22ea791df8a5a8d05fbe80efb7f43',4,'2026-12-11T02:00:01.204457Z','running','declaration','running','contract',NULL,'step','01a22ea791e17cc3ba532a5bd9f0a6b7',NULL);
INSERT INTO "history" VALUES('01a22ea791df8a5a8d05fbe80efb7f43',5,'2026-12-11T02:00:01.225721Z','running','contract','running','collection',NULL,'step','01a22ea791e17cc3ba532a5bd9f0a6b7',NULL);
INSERT INTO "history" VALUES('01a22ea7922b8625afa2ca5ce98216fb',1,'2026-12-11T02:00:01.244703Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22ea7922b8625afa2ca5ce98216fb',2,'2026-12-11T02:00:01.275268Z','running','materials','running','method',NULL,'step','01a22ea7923b770e9dbad914a979bae5',NULL);
INSERT INTO "history" VALUES('01a22ea7922b8625afa2ca5ce98216fb',3,'2026-12-11T02:00:01.276487Z','running','method','running','declaration',NULL,'step','01a22ea7923b770e9dbad914a979bae5',NULL);
INSERT INTO "history" VALUES('01a22ea7922b8625afa2ca5ce98216fb',4,'2026-12-11T02:00:01.277593Z','running','declaration','running','contract',NULL,'step','01a22ea7923b770e9dbad914a979bae5',NULL);
INSERT INTO "history" VALUES('01a22ea7922b8625afa2ca5ce98216fb',5,'2026-12-11T02:00:01.294863Z','running','contract','running','collection',NULL,'step','01a22ea7923b770e9dbad914a979bae5',NULL);
INSERT INTO "history" VALUES('01a22ea7922b8625afa2ca5ce98216fb',6,'2026-12-11T02:00:01.316700Z','running','collection','running','voucher',NULL,'step','01a22ea7923b770e9dbad914a979bae5',NULL);
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
INSERT INTO "inbox" VALUES('01a22ea78d827476b7e7ecf5ceb53c21','portal','/portal/shanghai','evt-SH-2026-000001','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22ea78d7f81a687871afe2a3f8252',NULL,'24dfc2ebee5a017386e8d0b04489798db23c587f84f5884c4be6d329205230ad',NULL,NULL,'2026-12-11T02:00:00.000305Z','2026-12-11T02:00:00.000305Z');
INSERT INTO "inbox" VALUES('01a22ea78dcf7d0785884ea3a2af12e3','portal','/portal/shanghai','evt-SH-2026-000002','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22ea78dcf85bd93016e8e86929822',NULL,'28c958ccf719aa67ceb569734f4516945969b25d70d777e50da0ae70f5188926',NULL,NULL,'2026-12-11T02:00:00.128238Z','2026-12-11T02:00:00.128238Z');
INSERT INTO "inbox" VALUES('01a22ea78e647743a8a77e4f09f5a1fa','portal','/portal/shanghai','evt-SH-2026-000003','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22ea78e638f1b8ed690a7bda31eb8',NULL,'49081dea1a2fc21a022c98fa1159acbf82cc10907ff86ee3559dced6e4034cee',NULL,NULL,'2026-12-11T02:00:00.276427Z','2026-12-11T02:00:00.276427Z');
INSERT INTO "inbox" VALUES('01a22ea78eee7fa89e8abc8d68c63180','portal','/portal/shanghai','evt-SH-2026-000004','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22ea78eee8c63a7baf66ce5830dfe',NULL,'96a9f4799ef6782d4d542ef65777f1c5fda4baf4040d17a4525c9b191e04d3d5',NULL,NULL,'2026-12-11T02:00:00.415328Z','2026-12-11T02:00:00.415328Z');
INSERT INTO "inbox" VALUES('01a22ea78f4f7dcfb214f80eb0a70b0e','portal','/portal/shanghai','evt-SH-2026-000005','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22ea78f4f812c9a3e30d15488004e',NULL,'7eb314d6cf6babc5ce3fac4e620ec6f6fdda1ae10faf63872e361132b70aad64',NULL,NULL,'2026-12-11T02:00:00.512297Z','2026-12-11T02:00:00.512297Z');
INSERT INTO "inbox" VALUES('01a22ea78fab7e509a67d86d3662d9e7','portal','/portal/shanghai','evt-SH-2026-000006','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22ea78fab8aa2b6ec1c28b2bff35c',NULL,'5c4bccdcaa1f9d16d81bbc0321d3268d61ec03bf0b144053f7f3cfe6db8c6701',NULL,NULL,'2026-12-11T02:00:00.604390Z','2026-12-11T02:00:00.604390Z');
INSERT INTO "inbox" VALUES('01a22ea7901f7d508c18ed01f932f3fc','portal','/portal/shanghai','evt-SH-2026-000007','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22ea7901f8fbe9020568589c7ada8',NULL,'32a320eceb681532e4668f17738d52b047cc8f1ff1827ff190e9a9b4efeed8d5',NULL,NULL,'2026-12-11T02:00:00.720269Z','2026-12-11T02:00:00.720269Z');
INSERT INTO "inbox" VALUES('01a22ea790cf77bdbd4aeffa3b775fb6','portal','/portal/shanghai','evt-SH-2026-000008','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22ea790cf846ab096c065b4f21400',NULL,'7f19e9ac7e7bc7376a64330bd1950cac99367d8d986d5caeadec857fcec27ca2',NULL,NULL,'2026-12-11T02:00:00.895604Z','2026-12-11T02:00:00.895604Z');
INSERT INTO "inbox" VALUES('01a22ea7913275b180813f0ab1694050','portal','/portal/shanghai','evt-SH-2026-000020','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22ea79132861b9660e0857c418ae1',NULL,'382b44843f9477f945c799e878ae35ce76719f1061ccf0144e94ad80a1ef48d4',NULL,NULL,'2026-12-11T02:00:00.994852Z','2026-12-11T02:00:00.994852Z');
INSERT INTO "inbox" VALUES('01a22ea7914e7d7fb6184680767b7443','portal','/portal/shanghai','evt-SH-2026-000021','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22ea7914e87f7ac77b95e072733b7',NULL,'6314a90cbe4ff466af43424c15dd35d170f16e9309a77bd5fb0e6c3cc4183a33',NULL,NULL,'2026-12-11T02:00:01.023080Z','2026-12-11T02:00:01.023080Z');
INSERT INTO "inbox" VALUES('01a22ea791647c75883d4bb4c9f44ca7','portal','/portal/shanghai','evt-SH-2026-000022','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22ea791648ab19a3a439e64062810',NULL,'a6b0f0356b249344242529bb85f67ff746fb1d8924ab788d51d822223fa53c5a',NULL,NULL,'2026-12-11T02:00:01.045352Z','2026-12-11T02:00:01.045352Z');
INSERT INTO "inbox" VALUES('01a22ea7918e742c9e9700b501fe798c','portal','/portal/shanghai','evt-SH-2026-000023','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22ea7918d80e898b6725c9ec1616a',NULL,'fe4ee74180710167e687d468d70eff806e68c602c0f83b6a329e6d1cd32b2d8d',NULL,NULL,'2026-12-11T02:00:01.086740Z','2026-12-11T02:00:01.086740Z');
INSERT INTO "inbox" VALUES('01a22ea791e07125b9d0d70e2d65e8c1','portal','/portal/shanghai','evt-SH-2026-000024','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22ea791df8a5a8d05fbe80efb7f43',NULL,'c789569a7a55ac550ff4a1aafdf37267293f6f93ba21d1d1074258a281b6b032',NULL,NULL,'2026-12-11T02:00:01.168527Z','2026-12-11T02:00:01.168527Z');
INSERT INTO "inbox" VALUES('01a22ea7922c7477b93b2d8cbd89268d','portal','/portal/shanghai','evt-SH-2026-000025','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22ea7922b8625afa2ca5ce98216fb',NULL,'a6ef348909007975139b62224d8700fa32c5dee208ff741613334359c1293b01',NULL,NULL,'2026-12-11T02:00:01.244703Z','2026-12-11T02:00:01.244703Z');
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
INSERT INTO "ledger_entries" VALUES('01a22ea7901f8fbe9020568589c7ada8',1,'payer',NULL,240000,0,'2026-12-11T02:00:00.860906Z');
INSERT INTO "ledger_entries" VALUES('01a22ea7901f8fbe9020568589c7ada8',2,'pension.pooling_fund','pension',0,96000,'2026-12-11T02:00:00.860906Z');
INSERT INTO "ledger_entries" VALUES('01a22ea7901f8fbe9020568589c7ada8',3,'pension.individual_account','pension',0,64000,'2026-12-11T02:00:00.860906Z');
INSERT INTO "ledger_entries" VALUES('01a22ea7901f8fbe9020568589c7ada8',4,'medical.fund','medical',0,80000,'2026-12-11T02:00:00.860906Z');
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
INSERT INTO "messages" VALUES('01a22ea78dc775fda26a4baf615c55a7','01a22ea78d7f81a687871afe2a3f8252','email','materials_wanted','{"missing":["bank_card_copy"],"until":"2026-12-21T02:00:00.100245+00:00"}','due',NULL,'2026-12-11T02:00:00.100245Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.100245Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22ea78dc7762782c19c59f2477171','01a22ea78d7f81a687871afe2a3f8252','sms','materials_wanted','{"missing":["bank_card_copy"],"until":"2026-12-21T02:00:00.100245+00:00"}','due',NULL,'2026-12-11T02:00:00.100245Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.100245Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22ea78ee077e9b7f99ba406fce71e','01a22ea78e638f1b8ed690a7bda31eb8','email','contract_to_sign','{"contract":"1","until":"2026-12-18T02:00:00.351047+00:00"}','due',NULL,'2026-12-11T02:00:00.351047Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.351047Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22ea78ee0782883611ca2748bed8c','01a22ea78e638f1b8ed690a7bda31eb8','sms','contract_to_sign','{"contract":"1","until":"2026-12-18T02:00:00.351047+00:00"}','due',NULL,'2026-12-11T02:00:00.351047Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.351047Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22ea78f3f79c3ac5e1ccac3bd7150','01a22ea78eee8c63a7baf66ce5830dfe','email','pay_by_yourself','{"method":"tax_app","order":"bank-66ce5830dfe:collection:1","until":"2026-12-23T16:00:00+00:00"}','due',NULL,'2026-12-11T02:00:00.479861Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.479861Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22ea78f3f79faab309f28a7a6c863','01a22ea78eee8c63a7baf66ce5830dfe','sms','pay_by_yourself','{"method":"tax_app","order":"bank-66ce5830dfe:collection:1","until":"2026-12-23T16:00:00+00:00"}','due',NULL,'2026-12-11T02:00:00.479861Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.479861Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22ea78fa770f58d47c4b54358303d','01a22ea78f4f812c9a3e30d15488004e','email','choice_wanted','{"methods":["tax_app","gov_app","alipay","wechat"],"reason":"account_frozen","until":"2026-12-18T02:00:00.582220+00:00"}','due',NULL,'2026-12-11T02:00:00.582220Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.582220Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22ea78fa7712293b9485857a0359d','01a22ea78f4f812c9a3e30d15488004e','sms','choice_wanted','{"methods":["tax_app","gov_app","alipay","wechat"],"reason":"account_frozen","until":"2026-12-18T02:00:00.582220+00:00"}','due',NULL,'2026-12-11T02:00:00.582220Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.582220Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22ea790b871d89fb5382410792b54','01a22ea7901f8fbe9020568589c7ada8','email','voucher','{"voucher":"3100003QEDN349MRMPVY"}','due',NULL,'2026-12-11T02:00:00.860906Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.860906Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22ea790b872069e1c720316a8d92b','01a22ea7901f8fbe9020568589c7ada8','sms','voucher','{"voucher":"3100003QEDN349MRMPVY"}','due',NULL,'2026-12-11T02:00:00.860906Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.860906Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22ea7911d7b249e742ffeebdff606','01a22ea790cf846ab096c065b4f21400','email','debit_announced','{"debit_on":"2026-12-18"}','due',NULL,'2026-12-11T02:00:00.956593Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.956593Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22ea7911d7b53ba43b2acf68edd27','01a22ea790cf846ab096c065b4f21400','sms','debit_announced','{"debit_on":"2026-12-18"}','due',NULL,'2026-12-11T02:00:00.956593Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.956593Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO "outbox" VALUES('01a22ea78d7f757d8952ded11ded4d77','01a22ea78d7f81a687871afe2a3f8252','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000001","region":"310000"}','2026-12-11T02:00:00.000305Z','2026-12-11T02:00:00.000305Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22ea78dc7764a832bbd1b3201d12b','01a22ea78d7f81a687871afe2a3f8252','cn.shebao.payment.waiting.v1','{"for":"payment.materials.supplied","until":"2026-12-21T02:00:00.100245+00:00","reason":"materials_missing"}','2026-12-11T02:00:00.100245Z','2026-12-11T02:00:00.100245Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22ea78dcf785493c1a69705f5e992','01a22ea78dcf85bd93016e8e86929822','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000002","region":"310000"}','2026-12-11T02:00:00.128238Z','2026-12-11T02:00:00.128238Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22ea78e507fc68b92d4e40553a2e1','01a22ea78dcf85bd93016e8e86929822','cn.shebao.payment.waiting.v1','{"for":"authority_answer","until":"2026-12-16T02:00:00.153612+00:00","reason":"authority_pending"}','2026-12-11T02:00:00.153612Z','2026-12-11T02:00:00.153612Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22ea78e637c7aa25b73096b03186d','01a22ea78e638f1b8ed690a7bda31eb8','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000003","region":"310000"}','2026-12-11T02:00:00.276427Z','2026-12-11T02:00:00.276427Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22ea78ee07848a8799e63677023e6','01a22ea78e638f1b8ed690a7bda31eb8','cn.shebao.payment.waiting.v1','{"for":"payment.contract.signed","until":"2026-12-18T02:00:00.351047+00:00","reason":"contract_to_sign"}','2026-12-11T02:00:00.351047Z','2026-12-11T02:00:00.351047Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22ea78eee7a829d7816a86ea55097','01a22ea78eee8c63a7baf66ce5830dfe','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000004","region":"310000"}','2026-12-11T02:00:00.415328Z','2026-12-11T02:00:00.415328Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22ea78f3f7a179919b4eeb375bfc3','01a22ea78eee8c63a7baf66ce5830dfe','cn.shebao.payment.waiting.v1','{"for":"payment.settled","until":"2026-12-23T16:00:00+00:00","reason":"payer_pays"}','2026-12-11T02:00:00.479861Z','2026-12-11T02:00:00.479861Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22ea78f4f7974b32e95499d72b593','01a22ea78f4f812c9a3e30d15488004e','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000005","region":"310000"}','2026-12-11T02:00:00.512297Z','2026-12-11T02:00:00.512297Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22ea78fa7713d9cd1d346a5589c29','01a22ea78f4f812c9a3e30d15488004e','cn.shebao.payment.waiting.v1','{"for":"payment.method.chosen","until":"2026-12-18T02:00:00.582220+00:00","reason":"account_frozen"}','2026-12-11T02:00:00.582220Z','2026-12-11T02:00:00.582220Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22ea78fab7a26aa0ce47003524366','01a22ea78fab8aa2b6ec1c28b2bff35c','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000006","region":"310000"}','2026-12-11T02:00:00.604390Z','2026-12-11T02:00:00.604390Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22ea7901f78e5a9ad0c0aeb130847','01a22ea7901f8fbe9020568589c7ada8','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000007","region":"310000"}','2026-12-11T02:00:00.720269Z','2026-12-11T02:00:00.720269Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22ea790aa7eeabc754f714f29546c','01a22ea7901f8fbe9020568589c7ada8','cn.shebao.payment.collected.v1','{}','2026-12-11T02:00:00.825031Z','2026-12-11T02:00:00.825031Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22ea790b87220ad1b0f7015f09f6f','01a22ea7901f8fbe9020568589c7ada8','cn.shebao.payment.completed.v1','{"voucher":"3100003QEDN349MRMPVY"}','2026-12-11T02:00:00.860906Z','2026-12-11T02:00:00.860906Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22ea790cf727da75c0fc11db1baa0','01a22ea790cf846ab096c065b4f21400','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000008","region":"441900"}','2026-12-11T02:00:00.895604Z','2026-12-11T02:00:00.895604Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22ea7912a7ddaab8a94ed65e5fdbc','01a22ea790cf846ab096c065b4f21400','cn.shebao.payment.waiting.v1','{"for":"debit_day","until":"2026-12-17T16:00:00+00:00","reason":"debit_day_not_yet"}','2026-12-11T02:00:00.975412Z','2026-12-11T02:00:00.975412Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22ea7913271939bb69bbba20f927c','01a22ea79132861b9660e0857c418ae1','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000020","region":"310000"}','2026-12-11T02:00:00.994852Z','2026-12-11T02:00:00.994852Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22ea7914e77d99cb4cbdb20fc90c0','01a22ea7914e87f7ac77b95e072733b7','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000021","region":"310000"}','2026-12-11T02:00:01.023080Z','2026-12-11T02:00:01.023080Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22ea79164786aa20a4b8fdb445d9d','01a22ea791648ab19a3a439e64062810','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000022","region":"310000"}','2026-12-11T02:00:01.045352Z','2026-12-11T02:00:01.045352Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22ea7918d7f0a9da7d7821f2c15e7','01a22ea7918d80e898b6725c9ec1616a','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000023","region":"310000"}','2026-12-11T02:00:01.086740Z','2026-12-11T02:00:01.086740Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22ea791df7c1d9b050ecfbd05fd2d','01a22ea791df8a5a8d05fbe80efb7f43','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000024","region":"310000"}','2026-12-11T02:00:01.168527Z','2026-12-11T02:00:01.168527Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22ea7922b7f5f87823880079320c9','01a22ea7922b8625afa2ca5ce98216fb','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000025","region":"310000"}','2026-12-11T02:00:01.244703Z','2026-12-11T02:00:01.244703Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22ea7927e7ee899de4b1ec514a2be','01a22ea7922b8625afa2ca5ce98216fb','cn.shebao.payment.collected.v1','{}','2026-12-11T02:00:01.316700Z','2026-12-11T02:00:01.316700Z',NULL,0,NULL);
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
INSERT INTO "payments" VALUES('01a22ea78d7f81a687871afe2a3f8252','portal','/portal/shanghai','SH-2026-000001','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','materials','materials_missing',2,NULL,'2026-12-14T02:00:00.100245Z','payment.materials.supplied','2026-12-21T02:00:00.100245Z',0,0,0,NULL,NULL,'{"asked":{"waiting_for":"payment.materials.supplied","at":"2026-12-11T02:00:00.100245+00:00","until":"2026-12-21T02:00:00.100245+00:00","about":{"missing":["bank_card_copy"]},"reminders":0}}','2026-12-11T02:00:00.000305Z','2026-12-11T02:00:00.100245Z',NULL);
INSERT INTO "payments" VALUES('01a22ea78dcf85bd93016e8e86929822','portal','/portal/shanghai','SH-2026-000002','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','declaration','authority_pending',4,NULL,'2026-12-11T02:00:02.153612Z','authority_answer','2026-12-16T02:00:00.153612Z',0,0,0,'tax_app',240000,'{"polls":1,"awaited":{"key":"85bd93016e8e86929822:declaration:1","until":"2026-12-16T02:00:00.153612+00:00"}}','2026-12-11T02:00:00.128238Z','2026-12-11T02:00:00.153612Z',NULL);
INSERT INTO "payments" VALUES('01a22ea78e638f1b8ed690a7bda31eb8','portal','/portal/shanghai','SH-2026-000003','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','contract','contract_to_sign',5,NULL,'2026-12-11T02:00:02.351047Z','payment.contract.signed','2026-12-18T02:00:00.351047Z',0,0,0,'bank_debit',240000,'{"polls":1,"asked":{"waiting_for":"payment.contract.signed","at":"2026-12-11T02:00:00.351047+00:00","until":"2026-12-18T02:00:00.351047+00:00","about":{"contract":"1"},"reminders":0}}','2026-12-11T02:00:00.276427Z','2026-12-11T02:00:00.351047Z',NULL);
INSERT INTO "payments" VALUES('01a22ea78eee8c63a7baf66ce5830dfe','portal','/portal/shanghai','SH-2026-000004','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','collection','payer_pays',6,NULL,'2026-12-11T02:00:02.479861Z','payment.settled','2026-12-23T16:00:00.000000Z',0,0,0,'tax_app',240000,'{"polls":1,"pay_order":"bank-66ce5830dfe:collection:1","asked":{"waiting_for":"payment.settled","at":"2026-12-11T02:00:00.479861+00:00","until":"2026-12-23T16:00:00+00:00","about":{"method":"tax_app","order":"bank-66ce5830dfe:collection:1"},"reminders":0}}','2026-12-11T02:00:00.415328Z','2026-12-11T02:00:00.479861Z',NULL);
INSERT INTO "payments" VALUES('01a22ea78f4f812c9a3e30d15488004e','portal','/portal/shanghai','SH-2026-000005','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','collection','account_frozen',6,NULL,'2026-12-14T02:00:00.582220Z','payment.method.chosen','2026-12-18T02:00:00.582220Z',0,0,0,'bank_debit',240000,'{"refusal":"account_frozen","refused_methods":["bank_debit"],"asked":{"waiting_for":"payment.method.chosen","at":"2026-12-11T02:00:00.582220+00:00","until":"2026-12-18T02:00:00.582220+00:00","about":{"methods":["tax_app","gov_app","alipay","wechat"],"reason":"account_frozen"},"reminders":0}}','2026-12-11T02:00:00.512297Z','2026-12-11T02:00:00.582220Z',NULL);
INSERT INTO "payments" VALUES('01a22ea78fab8aa2b6ec1c28b2bff35c','portal','/portal/shanghai','SH-2026-000006','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','collection','bank_unknown',6,NULL,'2026-12-11T02:00:02.668670Z','retry','2026-12-11T02:00:02.668670Z',1,0,0,'bank_debit',240000,'{"contract":"8aa2b6ec1c28b2bff35c:contract:1"}','2026-12-11T02:00:00.604390Z','2026-12-11T02:00:00.668670Z',NULL);
INSERT INTO "payments" VALUES('01a22ea7901f8fbe9020568589c7ada8','portal','/portal/shanghai','SH-2026-000007','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','completed','voucher',NULL,7,NULL,NULL,NULL,NULL,0,0,0,'bank_debit',240000,'{"contract":"8fbe9020568589c7ada8:contract:1"}','2026-12-11T02:00:00.720269Z','2026-12-11T02:00:00.860906Z','2026-12-11T02:00:00.860906Z');
INSERT INTO "payments" VALUES('01a22ea790cf846ab096c065b4f21400','portal','/portal/shanghai','SH-2026-000008','441900','flexible','pension','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','collection','debit_day_not_yet',6,NULL,'2026-12-17T16:00:00.000000Z','debit_day','2026-12-17T16:00:00.000000Z',0,0,0,'bank_debit',120000,'{"contract":"846ab096c065b4f21400:contract:1"}','2026-12-11T02:00:00.895604Z','2026-12-11T02:00:00.975412Z',NULL);
INSERT INTO "payments" VALUES('01a22ea79132861b9660e0857c418ae1','portal','/portal/shanghai','SH-2026-000020','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','materials',NULL,1,'01a22ea79143763abc1a18dd179236af',NULL,NULL,NULL,0,0,0,NULL,NULL,NULL,'2026-12-11T02:00:00.994852Z','2026-12-11T02:00:00.994852Z',NULL);
INSERT INTO "payments" VALUES('01a22ea7914e87f7ac77b95e072733b7','portal','/portal/shanghai','SH-2026-000021','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','method',NULL,2,'01a22ea7915b750d8d4a7e9e4faa3970',NULL,NULL,NULL,0,0,0,NULL,240000,NULL,'2026-12-11T02:00:01.023080Z','2026-12-11T02:00:01.043003Z',NULL);
INSERT INTO "payments" VALUES('01a22ea791648ab19a3a439e64062810','portal','/portal/shanghai','SH-2026-000022','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','declaration',NULL,3,'01a22ea7916f7517bc2c5192064c9653',NULL,NULL,NULL,0,0,0,'bank_debit',240000,NULL,'2026-12-11T02:00:01.045352Z','2026-12-11T02:00:01.077722Z',NULL);
INSERT INTO "payments" VALUES('01a22ea7918d80e898b6725c9ec1616a','portal','/portal/shanghai','SH-2026-000023','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','contract',NULL,4,'01a22ea7919f791c9a6b29570bfcd082',NULL,NULL,NULL,0,0,0,'bank_debit',240000,NULL,'2026-12-11T02:00:01.086740Z','2026-12-11T02:00:01.145291Z',NULL);
INSERT INTO "payments" VALUES('01a22ea791df8a5a8d05fbe80efb7f43','portal','/portal/shanghai','SH-2026-000024','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','collection',NULL,5,'01a22ea791e17cc3ba532a5bd9f0a6b7',NULL,NULL,NULL,0,0,0,'bank_debit',240000,'{"contract":"8a5a8d05fbe80efb7f43:contract:1"}','2026-12-11T02:00:01.168527Z','2026-12-11T02:00:01.225721Z',NULL);
INSERT INTO "payments" VALUES('01a22ea7922b8625afa2ca5ce98216fb','portal','/portal/shanghai','SH-2026-000025','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','voucher',NULL,6,'01a22ea7923b770e9dbad914a979bae5',NULL,NULL,NULL,0,0,0,'bank_debit',240000,'{"contract":"8625afa2ca5ce98216fb:contract:1"}','2026-12-11T02:00:01.244703Z','2026-12-11T02:00:01.316700Z',NULL);
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
INSERT INTO "requests" VALUES('01a22ea78d7f81a687871afe2a3f8252','a6abd35353ed1d9a3cd5f6e33aa39193a5597ff5fea05889df8d4828d769e70d','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.YN6bv5aaHuFilV7n3EW7qRX8wiUNzhbMnLUwInRKIzR61NkLymYV1v3N1EyjTuMlPPfnt40D+Mqu6KB3KqyUQ6Owy+626O9sA7uHPIY7lbiRJwBrdLT6LOtoBpalatibiqgF3i0R6ne282okoYjAClyXUgPejJ+BrfdbTTHzr+dQuZquEWEv8741hlKWO76CCTnOUlcneXQ42PYYJHa8B31vq1RLpHkwzwAMlvQcTcL8pB6KgxSsPOzZq8rpEiZAogFv2GjH/EBwO9seTZSQME+CWXjV8jW+m7+cPsIalO1lNrnmpBY3LyyY5gEhpztl/R5deRnl8A==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22ea78dcf85bd93016e8e86929822','99265c5e6560e12c040bd781bd88a689eb067bdcf0a75de6ed9d647febb8ddc5',NULL,'c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.ojECRbrOLRB+FTo+JI2z7IWgLmzQ05B/66ZNFwWl4Q+XIYIb22BFXEOIsg1MN3sbTer3EIsQlCQCbnNarmFpYwxvSZguPDUinnvf5z6n/Ez78fgSI6FlIQCNmdw+gTHwmqtg/CN/W8WC3uAj9ObMGX3BxxI0FmWEKVxiEAtvC6GGxF14+SFoqfRzJszD7JcKmMAfpySMCiWgnpA=','zh-CN','{"base":800000,"category":null,"grade":null,"method":"tax_app","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22ea78e638f1b8ed690a7bda31eb8','63db408999b291af981ffc1e63a5110c398593ff3a574e69b20c763455c8c5f3','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.YrdQyawaVg3IZpLbvvVMUImu2hNORvOeAYo034lzD/x+lRMfnG9/iujgcnyTgAAgGjpOVkNyhUdOT/ST+fdrRM0qETzpeqOrnZ6s/s+C6adNx6+GUbeoJzMwCgxOnN+nMteCCMWqvwd9PudOhX5HPOHtFkM+Wrn9XHd+eFgSX5U7aFzAeQUTYs3JOfextIUHTcBuuhq4XP2HhguEld4sBaAbwKoYtLu1FzfZSNzdr6f7sV8BWQfJ3ev48BYyAzimWu0e12Pk0qB0okie/0d7Kws3QLShq0eM610DE028cL2niJhwEolFcI47XScXz7yAxa9xjWr6Mg==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22ea78eee8c63a7baf66ce5830dfe','09ceb32461ad89e857f36d090b18156d2733d2ee387728f70f927d7200fc9be9',NULL,'c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.ABy9GJuPhJ40dWgoape8GxuebLJubH5w1VdpQL1dUGBWM8HrPuqFoku0SH6LAsw6oCRXTsb/ynjZOyMyvH2BGjdSsTsW+ILk2AydHXjB/yHEii952Ou+NKDfP6E7zcEMD+Giw0d/74GtjjWViHN4GpSeeTESdvyauYDHf8bLqM7RSMbhKwr+5GcuymmzNbSvlcH//moZJGvYU0s=','zh-CN','{"base":800000,"category":null,"grade":null,"method":"tax_app","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22ea78f4f812c9a3e30d15488004e','1d827b82e3d32a4514e85c3fe7e57b003c532a85b823d989a48e9896e3c9f899','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.tKG8LQQQsT5k9sugj6bMxy1P8FtEg11IQsqymr511MDklSsRlot8W4C6JsKaOap/7IzlZvn0DoCDgK+uQ23DxotqgSN3No9DIW0ye380rjZvxnwIrUnEi+4qSBkxo8N9Uwy58P5gtXrpI8pG83Wp7Weox0EDYgZwRUZVVzDOSnjrRavikypa8u4+fOgK93ElyBCoi1FpaK+6tsqr0LzgA92eXCkinJop1IBxsVFuRWAWW/ZhJTBkyT94AFSr+xMdyDCJGoZqWkf2EzXwiuKrF17TXrTmS0V29fN4J5KR83IkeDNU2TJT4ff+RRwFzGClHvN9/tU9tQ==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22ea78fab8aa2b6ec1c28b2bff35c','133023b360e99f052f1f06e26eb3c5678801b0c50716eb15ccb4415800440a07','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.ro+wIL0CdTVR08t5r7iissLV02+Ifh7Ncddev5t4Wyhf/5fBD1vptDITFvi76phRBBkAReMEYeMsmBZDvPgWMeVTN92ObCujAcIVQMlmGz0CVHXJpnMI7cx1nVEvv8VaibiAeYfgcgIt49Lz07eCB4L0+2h+dNBzq/FEf45kkWzaUo9dI5X3Kk1H0ZNlNUITkhr55R/g7sqBFzzHEA3O8fWEfKpw1xd5ynS+/mLRFrU0p/pn/XJbn3ggvslC1ARoyT/b6+2r+HTcdlDOcCKlm+rDAxj0tV8kEk6xzlFxZMXnksRAGps97jGtmQdhqPj5yMjC9oBlWg==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22ea7901f8fbe9020568589c7ada8','63b08f8325309a900e0e323d09c0a911811b322bfa2092d94b9479e7b6ea8655','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.6+5vVFa7fpe9/YU3oX2Bim4WY2I4jK5bZZFt78weQjmMKGlXHSBPKV1YPAV8tdJ35bbAZjqaxFT5F7Zn4WwD2/BPfBO1i/mF/cmeLw493kslJ7CxeKhwSdOWw5GqUU9eN4hybqDT/KAt5VTV5/k/ItVFmvivMKqpnnT3jw0sCSSZqLbUkhY/p8R6rPCN1j3BmKSb827i21hTwMOHzVuysE8EFii5+fEZYbe55063I2FZMuY8oUjPuEx0U3norey2OhTXy1pIf/iiyu9rHzMH02b9WGkU7afxRIxY4X1b5eLpYdqqJSrm83/iQvD9Fnai+ZJE0E1VZg==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22ea790cf846ab096c065b4f21400','47462b862f53252775e2f3c95a554b9a0fe1d2303ffc011c365c1b840ef6aa79','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.MtsTXF6+Vyj3Tz1hsblz8gGa4cqqr+C++Q2vta2tqtyhsEfBcNmccEFvrJzXdewtaAy5t+ieqkmfl47DwQuK9zXirmm8wJxRkOc/RiJXFbs0eQFnnWhMSXxHexr445i4Mrfz4CRsUIC3FYy/ZwmL8aBC1myKBQOGFy/8L9YJ59hA0p4oND01Rn/nnTgFtfYtCSVJK+UA0cbq1FBicO21AD+LagWx5VyZIFNW2vcEYPH5Hh8sJsoTzDqb9M5TCcheSrdre0XrbyCltKA66XOoiaOCTxCJFg7XIz8m2q87KOPM2lL+zyA7Ty7tPvPe+54YMIhQgjdDFg==','zh-CN','{"base":600000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22ea79132861b9660e0857c418ae1','1aeeb95edcbd17d68acb1e19e13f2017525dcbd809f55f0109447d0fae16af97','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.uE3U0XHBJnAkmCH+DOq0qoGC4N2eFAn1s5oT5uPjjhUNtGJC2+1TjElxP7epNjjUMlC829owU6JmRgcuc33SSIgY5FFejOJWYC1QyU5a6l4MabSaaLvHjgfsRT3UIOID//fLcZNGEUt5Av2xowUWWa6MWmdtSObD29tMnrSDJ2ICM9Zf2GtnjbtZI3LyMOWwQD174mfTZ9EJtE5wuy13rxfAdHUQ85R08ffjIRVW/z/XWOF9Qfcsr5iomrIDvw8wlrA8tPhN7ldFJifWD5dE+TynzrDQ1rMjby/8OlOk6LIfhbIx1AsE+JZ5XEs2eEC020eMINDwBg==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22ea7914e87f7ac77b95e072733b7','232edbda4e8b01553000aa465f68a51757d44e3e4d1c0c1e84afd9ee8287930f','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.8K/bc5glD8rgjb0+FwVl9cW+kgSskQ4bd1mvrnHzqhegnqejgYhGO4ZVbdvfT5LwibrJIHlKApNQ6qj8K+Jn5Pf8rd1j4aMryv/5dQCXFOGEDrCzEK8Zt0Y/hnxlzSEQ4QgalXygo8c+gpX+hvqpK6oVMngQBhfnjuOAXjopBukmkHaIHDGCgkFZ3UWKZOBGa0WHXRvCrGe72dQ+V3MRaFsnymcWyqPeaKodPpStxVeO/hxeKYeDMiT0KSQE6nVOUAJdVAQUv5x2/o9ZRJwzQ4ncpUuHPXA9EMUyDO6eICtqTrNR9TO+r2zVVPGk8Ak+DN43JTmFkA==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22ea791648ab19a3a439e64062810','bed81efd04fbd44737c599b015d6e330a8f28e89c85b033673a870a1dda0dce9','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.0mvt74c+43KudYtGm2uHy3UmOUItTJyy8oFm6jfpNADsP56PzfJ/T0qMwQ87gCcRu4aeJWw4WBX8YGWRmteDxAuaE8xIllhVx/pCssX2ZM8SYKntkorAe4H6tKIFiez8lcVMVWB7wNIMRD0UHc8kMeVWt8V6fOowoTq29SVX7V6WUQON0AKjtT+GDEM3TKjSycY3aXqIl0voTCUYIvajRyIkhIrErXQUoe4VaghTc5x/p9yRkR6/n+1Oh2AXwiSfIAiHzlfjN0cDO+v56MZkgIus0LKJSCm8wwiYhoLpyJz+yxFD/FYv2MUrXM3Uq7stzk4Q34rz1A==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22ea7918d80e898b6725c9ec1616a','5007134139fabce2bfea50773dad726e8b708a32993d8fb33173c9457b6c83ea','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.aQIEk0rmSpq2CsYWKNOQOhw73IpNdGH/Vz3NYBCs++7aMbbiQMYWuNA17S0cTsBLvWHEdiUFE4e7b2PNBjzdondGtGLYl4qLhNSWtu/+CVHNPfcL1WqGUHKqFwjgR28a4GPpht9MjwFg3i1K0fXMZM+aoqd40tEe+D5uRSK8jHu3LvhwsJurqyOQYYSeitxeGuQ1amhbGFqj961xpzpOQ1FH1/o6EvYbUfi7tf2M1wYq2kRPbtVzjESQNUj4N6vAeonv+UEDZtl3G7yJHG/ini7YmtHQrlTZyBzsjJbeI88dAM+d6881nWjrUMKFrB1R+t02BZeJxw==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22ea791df8a5a8d05fbe80efb7f43','5d79db05af9c9d19e96d73662c4ca435139f8aca955bde0b40b63f1633ce0156','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.kD2+Ajx91iShDIFA3dfab1LrKInpYyCBmzzolj6AWMKn0pE8kGpDlDHfEhWQV1XMHRp6Anjj0o+t7GNEmTRyVc2+vgpM3R0jw7cBK/MZsAMJnxcKtOHb8Ft9v7n+TqhvrawBluAnX5e0pmnd7hIy7b+aSrpmN+CRqbt6Owhh/qgE2SL8btmO1jPDLzWOO8DuQWXrrR8DPpxytWD/EPAIKCryy6JCzbQM7J8Q8P/BIA9bZFfuhNvW3f1VwYzMnHfSbjSdDikHnUlNksnTRfKsGkMGVOiDKSQdL/jKbU9waLYu+kc/DcCn7Bi7ZdxiQY2IXE0AAD/k3g==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22ea7922b8625afa2ca5ce98216fb','6b60b559ed409c14b926fc74399513cfbddcaa3f9430e7608414bb0302109e73','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.Txjb9BGkt+xQ8I+bboheR9Px95UrTi+kD1CPbuwazuhT8TEZ4E5Oy888TRnr9+SbFegsfwarokBuj2qhqcD3NMh5UJ5Cv7SHa63+5Ut/TtGv0V65eqJS+081OzM5NWEUeLORlT2JRCu2d7HYzXp2uDDJcCWM2w90nkrH3To/sIW8C+ccJvQMzU1S2HP4jcocXcqH1erhdTx3uOJqUBLSozJpNGPxNeYSrma57/+F+5Z3CL0nS6VKmXcvAC+ATCttsK5NCeeAnnBXmY9UhXuSx3VqENxS7JObcoE2mt1CDo5Erfot+W0TRUG3K1nBVcG+Mqmedt+v6g==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
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
INSERT INTO "runs" VALUES('01a22ea79143763abc1a18dd179236af','materials,method,declaration,contract,collection,voucher','materials','["01a22ea79132861b9660e0857c418ae1"]','2026-11-30T22:51:15.363000Z',NULL,'2026-12-11T02:00:01.012120Z');
INSERT INTO "runs" VALUES('01a22ea7915b750d8d4a7e9e4faa3970','materials,method,declaration,contract,collection,voucher','materials','["01a22ea7914e87f7ac77b95e072733b7"]','2026-11-30T22:51:15.396000Z',NULL,'2026-12-11T02:00:01.036070Z');
INSERT INTO "runs" VALUES('01a22ea7916f7517bc2c5192064c9653','materials,method,declaration,contract,collection,voucher','method','["01a22ea791648ab19a3a439e64062810"]','2026-11-30T22:51:15.437000Z',NULL,'2026-12-11T02:00:01.056091Z');
INSERT INTO "runs" VALUES('01a22ea7919f791c9a6b29570bfcd082','materials,method,declaration,contract,collection,voucher','declaration','["01a22ea7918d80e898b6725c9ec1616a"]','2026-11-30T22:51:15.519000Z',NULL,'2026-12-11T02:00:01.104043Z');
INSERT INTO "runs" VALUES('01a22ea791e17cc3ba532a5bd9f0a6b7','materials,method,declaration,contract,collection,voucher','contract','["01a22ea791df8a5a8d05fbe80efb7f43"]','2026-11-30T22:51:15.595000Z',NULL,'2026-12-11T02:00:01.170573Z');
INSERT INTO "runs" VALUES('01a22ea7923b770e9dbad914a979bae5','materials,method,declaration,contract,collection,voucher','collection','["01a22ea7922b8625afa2ca5ce98216fb"]','2026-11-30T22:51:15.679000Z',NULL,'2026-12-11T02:00:01.260171Z');
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
INSERT INTO "vouchers" VALUES('3100003QEDN349MRMPVY','01a22ea7901f8fbe9020568589c7ada8',1,'39R6AX','5fdb823fac6143d7268cad559bc182452fce59994e877ade0be9d68776bcd5f8','3135b49826a230b188296b8e0a5afeaddef6de597db261d3e962f0023d2f683ac21cdfc66b501d511f94ddbee6236359015a67f77afe5d9345baacd50e21a902','de52c5b7d3964059','v1.t1.Uj1uAD5FlNtVK6bRSOf3zjBw4tN6XlhFrrEKcAkL1LeHmdUW4t5VeQmk4qk/HCbkgM/+jDT2JaowFoSC3sjYI8/L9Mge+yIfmuYq7eRftvDOA2pnicEzCqg+eQEE6Q8eWyDFbcvAjvMqvHGDsQS1/yqjUeHkk/5FHut8XdboOF0k2X47fVtOM1ZU6E9kZixe8Ys71maSmjHtnLEvvoam85/kBqD6GJaOAFXbjr4a6/ouUVm5XZge9lE3jAN3TIF/q1qJXDJmjSQZ+ozdN4h2NER/KDA8mDbDlBl5cnjfN4EtOUz80ckarnoYeyD/oUaRsIFwtmnInjWogkdFBbUgwyr6txF00K2Q2vQqtXRZcFkjTF5mf2CoCNRatZHrAlSzsIaitA/AacAOeK48YO9fC19Yx1XMzbDxk3rFQBSJl2IXGgFJgUSetSQ7gqHIAdTq1C8VDFGpVK2RxJMedY5THtJOM0yYUaHqg0F1JQ1RuSpmYLav5ySnHIME8kEj1cX2a1/9vWyv4HhgqyYmyZSvVS/ophHEfXnNPckrOugxcJ4aWCCYABKydNuKdkVJdCjzUlcn0Ur7GPM/zRGHVLd3D22c2f3JTPic6nBS/CVVUlVODQMSTt3QV/usvjivbP76/xkGW5aTUnhCTIIewUeS65fAtJBbArY/1kChCspa9RWre9N5KOBMVTpBoE5S370S3nXfMZtWhAwg4exEq6RSs5xeW8ipcPvZ4BpnkkgM9bHBY8XfPJ1Itmm6Hwcxs6ERsrX4g23/+tfm1GbdhmG41+henSqs3qRE1zyDoKi6xspJ3r96eRMcgvZl3I83x3Zd6IBPMHGOL6Meq5OxE1rUHKBQj60wKVLEJQFiR47j/UbGj6uTwEZ1WTFe5yHbEfBdvanoBMkpQwqGzQuRn9cQsd8alWVIb9ByFjgOSxBsFTwGV4NIyBq8loZLr020UOpTqwp3AZ2jBN/HwJMgaXx3nQJOZUHWNkOdGUabwFKoVqrAXbUSgf7GP7SXrmYq5x2KAgOtDv0//FNBsSl+l9/nazAoD3a1qTqZM7wgB1/9Y9rw6M/kctJ4ABPFcqC5NyjdulbugWxiPQqCZK2SJ6X+7LxVd7c4ED6C1kRrXKhpIC4yB2DGGpiCJfE13ieF8vQn18ljTUuD6tfG37hUvog1YGLNJwn+JdJJ05OWDytM/kTyO/jK6PuOcaqxA7+jWKBRUK977KBWBaz0U7Ye/95OPOx+f7LyOfpWQjYCscnC/PbWRgsNwjq06YnLyft5K1jjLMOZc2wThME3pGzuduAMZjrTHsVJlQdDNYs/D0n6N/KpdYdJ0zvs6D4Tc7rQP04YaiSKyCI8xHEklEmyP2B5OSWKzTgeylJr3L3JYO8rpN0nvoapCaxf6HAtWP53Dxi0SHYl4Lc6P84M/IeSDxEmbSsA1N3awJJRm1T6j1E02+7EACfcfa7g7CzsCe4k0RxxExfGIje+NKNPnH8lrSb3+0QJSYVdo48M4F0FU+GTXikI7Aqe+Igt+4DzeZF4TKir0EmaKPMWYip9hxrNnK9GSdwQ+fehPmnULSCp7gkUJzLBJ46OSNqhjfvx10ZYeavgmwp6IMGPRDLBQ9UpOu77qIYUz+Q2oT50UIZv/gzkNfFVd0O291H8ZaxpXq0pt3BuNGcr7bQOdaNZimz4GSversxm0MhmlZ8WJPSQc+V0yYFD09U3l2hqyMoyP3izHI2u8HJoY9eBitAxUi0bZ+RD1ecksiTT1pSZSaJuE4eBT1IPih0zNx2qF8pX/pVWsqlBiHMtwk61dXnMXYBXvqXpPf800ryHZF48WMzg1ZzAK5t1MmuHQT2S7UlRY6XT14mPHi8gb+uZxh9aIfTADZLXmh+Ck6/Xedmilv9lhGrJWKW8r05dyXDGs1wUL4Y5uKNvnVuNfQO8CTaFTBVLWaeav0t0yv6sZqY2VGoqerr4UOW8TWP8Nyd/5/OGQzsvpXsmsosjNeMK1kmxXEBdwcfnBPEAqnQu5CMUQAHSNZGo9IrRpzjehWh5TdmS9tL5mJgkGtnep/EUZUtbUoD8clX9BjkL3Je8OUAx8yhtvs9dgKV7A6+5QnRo/g1n8DnJ/ioguauu8cbn+YgAl5kn4TOxTLPLvVNuB0ksfLdyQMTklj/BO/APTtk6psaSApZ8pbCgXLZKcPoyttVs0XFKb8nwLFfWeclIo2bHuorOPLtV6Qg7K2iKwr3W/lxQrN2wIChLqW5H0bDGLkvBA0AdQXgDdQKq4puZJqiGSfqFs6I188/woFkOMfgfhkBJXKgg+uUtAL8ntH0otUU+aoJ3dXaG4etMILijTANCInbQvLd0P+9EHIcF7SQDyFjHMqO34ADd2UdVl+1R+mFds5q5Nzuhh6KbzblD5PyhzUmk7n8glvKF6HRv8eEJzUhl7mHfzfIXc8oD+grxucDg/wjPYV3+eYIWEZTMNu2CmaYvDUjmCo3itoF2qg==','2026-12-11T02:00:00.860906Z',NULL,NULL);
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
