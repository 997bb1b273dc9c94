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
INSERT INTO "arrivals" VALUES('01a262d42b046879f8080a89e0515843','01a22e988e177851a508ea0d69ae3480','01a22e988e177851a508ea0d69ae3480:debit:1',240000,240000,0,'bank-3480:debit:1',NULL,'answer','matched',NULL,NULL,'2026-12-11T02:00:01.540264Z','2026-12-11T02:00:01.540264Z');
INSERT INTO "arrivals" VALUES('01a262d42e3e5e7b2e0de849c71a524e','01a22e98915372e3b10470dd96b1229d','01a22e98915372e3b10470dd96b1229d:debit:1',240000,240000,0,'bank-229d:debit:1',NULL,'answer','matched',NULL,NULL,'2026-12-11T02:00:02.366645Z','2026-12-11T02:00:02.366645Z');
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
INSERT INTO "breakers" VALUES('bank','closed',NULL,0,NULL,'2026-12-11T02:00:01.362574Z');
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
INSERT INTO "contracts" VALUES('01a22e988acf7c7fb244ab016943fb59:contract:1','01a22e988acf7c7fb244ab016943fb59','sent',NULL,'63db408999b291af981ffc1e63a5110c398593ff3a574e69b20c763455c8c5f3','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'9e8ca5de161f1b16c96b7ed43acc9d8016d84bf20da93456a9ee770eacde80ac','C-1','2026-12-11','2029-12-10','2026-12-11T02:00:00.707309Z',NULL,NULL);
INSERT INTO "contracts" VALUES('01a22e988c7f79d29491b112b47afa85:contract:1','01a22e988c7f79d29491b112b47afa85','signed',NULL,'1d827b82e3d32a4514e85c3fe7e57b003c532a85b823d989a48e9896e3c9f899','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'fa8646f002e5354198166d2eb48f2ea560af10fbdbe9609f4064155d4500c066','esign-5:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:01.110525Z','2026-12-11T02:00:01.110525Z',NULL);
INSERT INTO "contracts" VALUES('01a22e988d4b7e29a6e2175d0439704c:contract:1','01a22e988d4b7e29a6e2175d0439704c','signed',NULL,'133023b360e99f052f1f06e26eb3c5678801b0c50716eb15ccb4415800440a07','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'09bbc00245fbc8f74190e9c1f7732a310539e4c270542837fa45ecffce68ab33','esign-c:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:01.298967Z','2026-12-11T02:00:01.298967Z',NULL);
INSERT INTO "contracts" VALUES('01a22e988e177851a508ea0d69ae3480:contract:1','01a22e988e177851a508ea0d69ae3480','signed',NULL,'63b08f8325309a900e0e323d09c0a911811b322bfa2092d94b9479e7b6ea8655','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'2ac6bf4f765ad07b6b13ab881d2941cd5a22535651ba71a76a0f716cc65938ae','esign-0:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:01.502571Z','2026-12-11T02:00:01.502571Z',NULL);
INSERT INTO "contracts" VALUES('01a22e988f037d77ae93285a1748013e:contract:1','01a22e988f037d77ae93285a1748013e','signed',NULL,'47462b862f53252775e2f3c95a554b9a0fe1d2303ffc011c365c1b840ef6aa79','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局东莞市税务局','flexible','pension','monthly',144000,'d462b23a4b4a987bfd4ebcf7c06c6ce91d1b41a24d46ad4bdfd89b99481ea1bf','esign-e:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:01.754517Z','2026-12-11T02:00:01.754517Z',NULL);
INSERT INTO "contracts" VALUES('01a22e9890c97b68ac7344cb7fb2e927:contract:1','01a22e9890c97b68ac7344cb7fb2e927','signed',NULL,'5d79db05af9c9d19e96d73662c4ca435139f8aca955bde0b40b63f1633ce0156','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'621265ac52311306b0cc219028630904a1061c6508e8e1b845f0f42acab4fb55','esign-7:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:02.190518Z','2026-12-11T02:00:02.190518Z',NULL);
INSERT INTO "contracts" VALUES('01a22e98915372e3b10470dd96b1229d:contract:1','01a22e98915372e3b10470dd96b1229d','signed',NULL,'6b60b559ed409c14b926fc74399513cfbddcaa3f9430e7608414bb0302109e73','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'1f2da88e9d1e080dcc5998e7a67dc7976f3b672b98495a57073851fe0080a617','esign-d:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:02.338469Z','2026-12-11T02:00:02.338469Z',NULL);
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
INSERT INTO "coverages" VALUES('01a22e9888fc7c4da6de159ae619f1f0','pension','2026-12','a6abd35353ed1d9a3cd5f6e33aa39193a5597ff5fea05889df8d4828d769e70d','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e9888fc7c4da6de159ae619f1f0','medical','2026-12','a6abd35353ed1d9a3cd5f6e33aa39193a5597ff5fea05889df8d4828d769e70d','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e98898f7a0d9b6fa50cf51da918','pension','2026-12','99265c5e6560e12c040bd781bd88a689eb067bdcf0a75de6ed9d647febb8ddc5','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e98898f7a0d9b6fa50cf51da918','medical','2026-12','99265c5e6560e12c040bd781bd88a689eb067bdcf0a75de6ed9d647febb8ddc5','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e988acf7c7fb244ab016943fb59','pension','2026-12','63db408999b291af981ffc1e63a5110c398593ff3a574e69b20c763455c8c5f3','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e988acf7c7fb244ab016943fb59','medical','2026-12','63db408999b291af981ffc1e63a5110c398593ff3a574e69b20c763455c8c5f3','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e988baf7893a7bdf960ad10b3b0','pension','2026-12','09ceb32461ad89e857f36d090b18156d2733d2ee387728f70f927d7200fc9be9','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e988baf7893a7bdf960ad10b3b0','medical','2026-12','09ceb32461ad89e857f36d090b18156d2733d2ee387728f70f927d7200fc9be9','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e988c7f79d29491b112b47afa85','pension','2026-12','1d827b82e3d32a4514e85c3fe7e57b003c532a85b823d989a48e9896e3c9f899','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e988c7f79d29491b112b47afa85','medical','2026-12','1d827b82e3d32a4514e85c3fe7e57b003c532a85b823d989a48e9896e3c9f899','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e988d4b7e29a6e2175d0439704c','pension','2026-12','133023b360e99f052f1f06e26eb3c5678801b0c50716eb15ccb4415800440a07','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e988d4b7e29a6e2175d0439704c','medical','2026-12','133023b360e99f052f1f06e26eb3c5678801b0c50716eb15ccb4415800440a07','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e988e177851a508ea0d69ae3480','pension','2026-12','63b08f8325309a900e0e323d09c0a911811b322bfa2092d94b9479e7b6ea8655','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e988e177851a508ea0d69ae3480','medical','2026-12','63b08f8325309a900e0e323d09c0a911811b322bfa2092d94b9479e7b6ea8655','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e988f037d77ae93285a1748013e','pension','2026-12','47462b862f53252775e2f3c95a554b9a0fe1d2303ffc011c365c1b840ef6aa79','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e988fb5790abbd855020adf2fd9','pension','2026-12','1aeeb95edcbd17d68acb1e19e13f2017525dcbd809f55f0109447d0fae16af97','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e988fb5790abbd855020adf2fd9','medical','2026-12','1aeeb95edcbd17d68acb1e19e13f2017525dcbd809f55f0109447d0fae16af97','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e988fd1767a8160336bbef2250e','pension','2026-12','232edbda4e8b01553000aa465f68a51757d44e3e4d1c0c1e84afd9ee8287930f','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e988fd1767a8160336bbef2250e','medical','2026-12','232edbda4e8b01553000aa465f68a51757d44e3e4d1c0c1e84afd9ee8287930f','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e98901679c992f07919fc0adfc2','pension','2026-12','bed81efd04fbd44737c599b015d6e330a8f28e89c85b033673a870a1dda0dce9','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e98901679c992f07919fc0adfc2','medical','2026-12','bed81efd04fbd44737c599b015d6e330a8f28e89c85b033673a870a1dda0dce9','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e98905d7ec4a7e72bdd00fada2e','pension','2026-12','5007134139fabce2bfea50773dad726e8b708a32993d8fb33173c9457b6c83ea','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e98905d7ec4a7e72bdd00fada2e','medical','2026-12','5007134139fabce2bfea50773dad726e8b708a32993d8fb33173c9457b6c83ea','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e9890c97b68ac7344cb7fb2e927','pension','2026-12','5d79db05af9c9d19e96d73662c4ca435139f8aca955bde0b40b63f1633ce0156','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e9890c97b68ac7344cb7fb2e927','medical','2026-12','5d79db05af9c9d19e96d73662c4ca435139f8aca955bde0b40b63f1633ce0156','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e98915372e3b10470dd96b1229d','pension','2026-12','6b60b559ed409c14b926fc74399513cfbddcaa3f9430e7608414bb0302109e73','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e98915372e3b10470dd96b1229d','medical','2026-12','6b60b559ed409c14b926fc74399513cfbddcaa3f9430e7608414bb0302109e73','flexible','portal',NULL);
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
INSERT INTO "debits" VALUES('01a22e988baf7893a7bdf960ad10b3b0:order:1','01a22e988baf7893a7bdf960ad10b3b0','pay_order','tax_app','pending',NULL,240000,NULL,NULL,'bank-b3b0:order:1',NULL,'2026-12-11T02:00:00.928483Z',NULL,NULL);
INSERT INTO "debits" VALUES('01a22e988c7f79d29491b112b47afa85:debit:1','01a22e988c7f79d29491b112b47afa85','bank_debit','bank_debit','failed','account_frozen',240000,NULL,'01a22e988c7f79d29491b112b47afa85:contract:1',NULL,NULL,'2026-12-11T02:00:01.146520Z',NULL,'2026-12-11T02:00:01.146520Z');
INSERT INTO "debits" VALUES('01a22e988d4b7e29a6e2175d0439704c:debit:1','01a22e988d4b7e29a6e2175d0439704c','bank_debit','bank_debit','unknown',NULL,240000,NULL,'01a22e988d4b7e29a6e2175d0439704c:contract:1',NULL,NULL,'2026-12-11T02:00:01.338354Z',NULL,NULL);
INSERT INTO "debits" VALUES('01a22e988e177851a508ea0d69ae3480:debit:1','01a22e988e177851a508ea0d69ae3480','bank_debit','bank_debit','settled',NULL,240000,NULL,'01a22e988e177851a508ea0d69ae3480:contract:1',NULL,'bank-3480:debit:1','2026-12-11T02:00:01.540264Z','2026-12-11T02:00:01.540264Z','2026-12-11T02:00:01.540264Z');
INSERT INTO "debits" VALUES('01a22e98915372e3b10470dd96b1229d:debit:1','01a22e98915372e3b10470dd96b1229d','bank_debit','bank_debit','settled',NULL,240000,NULL,'01a22e98915372e3b10470dd96b1229d:contract:1',NULL,'bank-229d:debit:1','2026-12-11T02:00:02.366645Z','2026-12-11T02:00:02.366645Z','2026-12-11T02:00:02.366645Z');
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
INSERT INTO "declarations" VALUES('01a22e98898f7a0d9b6fa50cf51da918:declaration:1','01a22e98898f7a0d9b6fa50cf51da918','pending',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','fa62bc6f40ddc484653775d78a82a75cc51364676bbc142b80dd80bc2743d69f',NULL,'2026-12-11T02:00:00.326550Z',NULL);
INSERT INTO "declarations" VALUES('01a22e988acf7c7fb244ab016943fb59:declaration:1','01a22e988acf7c7fb244ab016943fb59','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','c7ebbc8c1bc6ca81b47dfe56e3fcea5e269fbb099340d813dea0066ed45a17eb','authority-eclaration:1','2026-12-11T02:00:00.657046Z','2026-12-11T02:00:00.657046Z');
INSERT INTO "declarations" VALUES('01a22e988baf7893a7bdf960ad10b3b0:declaration:1','01a22e988baf7893a7bdf960ad10b3b0','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','eabb18a3c84ef499a89b9a8ea3c780115b9f08a67255cd5ec5a4903eb33001df','authority-eclaration:1','2026-12-11T02:00:00.858929Z','2026-12-11T02:00:00.858929Z');
INSERT INTO "declarations" VALUES('01a22e988c7f79d29491b112b47afa85:declaration:1','01a22e988c7f79d29491b112b47afa85','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','823410caeffd1a0a75ed73cbda5835378f07cb062082748cbfff6bc88003b084','authority-eclaration:1','2026-12-11T02:00:01.077049Z','2026-12-11T02:00:01.077049Z');
INSERT INTO "declarations" VALUES('01a22e988d4b7e29a6e2175d0439704c:declaration:1','01a22e988d4b7e29a6e2175d0439704c','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','7856d2fad4f2b232a2c9092e50267e2bc850b5da54ad8b5f723d516a7fcf7e1f','authority-eclaration:1','2026-12-11T02:00:01.262923Z','2026-12-11T02:00:01.262923Z');
INSERT INTO "declarations" VALUES('01a22e988e177851a508ea0d69ae3480:declaration:1','01a22e988e177851a508ea0d69ae3480','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','2b8241236e031be8f20f915eb49b5dfa974dc55241025d02fc3686847921875e','authority-eclaration:1','2026-12-11T02:00:01.473399Z','2026-12-11T02:00:01.473399Z');
INSERT INTO "declarations" VALUES('01a22e988f037d77ae93285a1748013e:declaration:1','01a22e988f037d77ae93285a1748013e','accepted',NULL,120000,'{"base":"6000.00","items":[{"amount":"1200.00","base":"6000.00","confidence":"high*","individual_account":"480.00","insurance":"pension","months":1,"pooling_fund":"720.00","provisional":false,"rate":"0.20","rule_region":"CN","source":"粤人社发〔2025〕32号; 国发〔2005〕38号: 20%, of which 8% to the individual account; 社会保险法 art. 12: recorded in the pooling fund and the individual account"}],"period":"2026-12","policy_version":"2026-01-01+d8d3ebc77107","provisional":false,"region":"441900","scheme":"flexible","total":"1200.00"}','1dd10696933ec24ce91c1af407b80842a5c98b8f4ca48546fef302104c63e5dd','authority-eclaration:1','2026-12-11T02:00:01.713097Z','2026-12-11T02:00:01.713097Z');
INSERT INTO "declarations" VALUES('01a22e98905d7ec4a7e72bdd00fada2e:declaration:1','01a22e98905d7ec4a7e72bdd00fada2e','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','3d8d6e7de06d10ea07cc77c46ccf0323682d8d6d0d1a858bc98e987ffa2006ab','authority-eclaration:1','2026-12-11T02:00:02.058508Z','2026-12-11T02:00:02.058508Z');
INSERT INTO "declarations" VALUES('01a22e9890c97b68ac7344cb7fb2e927:declaration:1','01a22e9890c97b68ac7344cb7fb2e927','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','3bb188658148513bcd4fb6a7e93710bf545d41f61a40a0f3844c133791c9df3c','authority-eclaration:1','2026-12-11T02:00:02.156470Z','2026-12-11T02:00:02.156470Z');
INSERT INTO "declarations" VALUES('01a22e98915372e3b10470dd96b1229d:declaration:1','01a22e98915372e3b10470dd96b1229d','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','cecbbf4317db0fa62dc01e804c5929f810466e3e84ca012cf4bc0b1c56232bb2','authority-eclaration:1','2026-12-11T02:00:02.314531Z','2026-12-11T02:00:02.314531Z');
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
INSERT INTO "documents" VALUES('01a22e98898f7a0d9b6fa50cf51da918','fa62bc6f40ddc484653775d78a82a75cc51364676bbc142b80dd80bc2743d69f','declaration','declaration@1','v1.t1.PnpA122ffa7APM1EjygWFMDBq+zamzwm0z2sEJWW5MdWUgxZ0Cr9vy33HqlJ2ZA3Xkbi92H8nym/fqPTyk6jMMeZtgXJWJRttBeaMuMCbWyf26qtP7Ow8Ga/LAZx97tRHwaNQMEs6AN/p2gfxqigfskOb3J3RE2d8fg3bJfO8b9lE/eK8P9YLnP+S3w3qrHen3Kl2ZXC+TlJsIlQQMZx48SpMyWbij8sI/wUvS2CUVWUzUnc/d529rDyhGQ8mJ0PajcFMnC0N7lSjZ+93pOkUpskQ9l3fwZ8MGUmQdxkPBfAXy6O/LXU5/OiVyHOa8bnVdKXv0FOuphkuyOK1nRFN1GKXz8bSLDMPDmoYanXpISB4pwXFx92ctjXYTlKxpwGgRtA65RPMYGDb8yeA9af74rL0qzdKy73FBH9kqhIY7WUjX4ObGyu6yElUDgdWKEBRk0UOaVxH0qiyzhSsSlpuISdLHHeoc750Ye6/dIaI2bByeDAa8L7UwiO2V6dUo6VGHhsrhV78oB409tqKYOt3Hr2qeRSe1mREbBzU14DxiOb672wprrdf0n5e9h/57gR4up8rm2MK1/iCLgGakbYu8A1lvzZzyhjjhj2t4IwMsLCMPBwgan310cJ8wn/vBR2eH3M+QBdcTaJcHXQiNWIVX722zDtKo7aXXNskAoKoyatk+JE5e5RHFHAvzlZTdUP1DPqa8dyvhRYQV83BfWNZPYt5JScu3KoXX6F+/lG6fzSSvT3OiaHo5BSpfPErLP6njAzW1TJzT274Ztu48z9L8Cj+PAJ1zSK7nh+E4CLvF3DwrZEQrLn8zp9gWQkXI27E1pga8SHnWTpT1LPo5goJ2JhaLpvA13mKvP30nRhf75ef2CrqEQJmTQ43hzZYkqj9kVBHMiK8XNSWcbERCX8b5elaHUzGQxZR+f9tINhGkXARxUgSW4=','2026-12-11T02:00:00.326550Z');
INSERT INTO "documents" VALUES('01a22e988acf7c7fb244ab016943fb59','c7ebbc8c1bc6ca81b47dfe56e3fcea5e269fbb099340d813dea0066ed45a17eb','declaration','declaration@1','v1.t1.rSGPXR4YhgEaeUfg3fIbCxN1p9ndSy7f85J8KcUXfrr/cjbhhFudPjQLr8sspAppKD9KBTGbi579om9vHSvTtqehcUGwnkpSl80AEqm7W6eyHv4fuof3r5fB1UUF9wzfFZnPXx1krlfrSEUpaGbFh8pqr4vgvy5lJlvpwTpJNC/dgQ9LlQ60SfRtTwn9PO7XJzf/TobOmXJ9HEV3vTW4SmGy6y6jdF8L4tlgwuFqzJgJZEaZp4o6O3cnFp+QNZgHddw4mvqZUoZPT5Qi/bLMEH5kVVCb8h1g7ja43c+sZIqOuUBUh+rmcw5NwafpUxZP2DoJc50f3/IXf0kXdLYzG2PAPEb1+FivYDlRnFelU5fDNvuGlJe44BTL2fw4jmmgOIBw5Gi8CZCT4RfJu6vqw9w0XBXmjBzLgJtZad8JpSVwTFlRuk9ympsaWjmHMapHLMguzvxgY5b95YVUDovANapPG4iegi/rEZcn3jH/siGUVZykBLJrOx623gIBjW9rOR1S+xb3QnqdMeDDoeWPSR/7w7HSgA1pLjwOso9UmJuv5G7TLkziNSvQRLh+B8w2XNpmq9Qol8hE6clPow7u51ViRLP76V2cK68mfpJyFOAhFnfwYANT65UIX/5vgFqTGV5FBj+ijypQf4VoUDadSWbMs0PloPSqVw+V7DbalqOZZaRRe89zF7unuzuGw3CgHWzEbpFCQJO8DxbXSU9PDzn2OfMUjH2Hz3JNhZfXllfqaw8CUvjbHxUQtW24+GEenbyr7hQZQAdJt61aaxdQ+NeRdjQ9B4zwBXXCFxzU/k5VEGWIwmJaCe2mjgRVeTGhZUL0wSqfqZNMzrn6bZz7SqZOg953rG+qTBHuQ011823sCqH6Sv80vGBMRQ/RhLhdVX72zgKENd5IoJ89zjSUkYPkwzxBaVdsnBTGzw==','2026-12-11T02:00:00.657046Z');
INSERT INTO "documents" VALUES('01a22e988acf7c7fb244ab016943fb59','9e8ca5de161f1b16c96b7ed43acc9d8016d84bf20da93456a9ee770eacde80ac','contract','contract@1','v1.t1.QLksZKWeT6Xqouphb3ljoSHa4+hYrVPScxS0vQrKJ6k7CZj2SHA6CwrpWAb5xE3CPSqAEEV7TjQd/8ugf23C1uQh/U9r4pPuOKdxOETXOT0HQnenlu6raAs2iI3Vw6k28XoPqiuRkJG3nweFZuVjcFTLnmXBZPZCe53t7ANoxTaF8/D/hDfmrRfXE6y/4mLuqcnypRszeiPZYB53TzYiJLtEQ6VE8QWAIfvH8BwnrExZKETgwXKTCxEu027ePeby4axOUHIP+tqSnXFyDNX6d1VPhQar0zoZg4UkyRfxCIakYokQFLCkLeARkJYQP8sdKEPn9eGjb2sjkTOdU6tLIXjMpqNnrCCXfyfh6NojPPgIdNtt6nPwq1cBB/hAEuy1Vfu/iB81/sJT5noYEQmtL+xNWByDliSUFOYrEI+g16L/N3YZUf1zMKLxYjpGVtWMguZZv+Z0VXEwT2gd90NCAEPwWTgCXFFV+pfIBZWucOC+BTvNayHVdjPYidVwMS4H2UsySbuDjqiaSauSqkdyvjo/0Otm7c2XDhlEAVU5CGQ76Z9GBn3hDbKKV2DqMh1F/x7Q/OdTy6YcJ6TW4TjiOkxiZlPwxGAPyCmsotP/fjqgh7VkY7fCtAAePw7Us4pq+S4j4PtkLd0n1LzTJ3XkKiAzKbrHf1eP4F6dUPY3pmHjWu7tk3BkNzuecLmSSRePMll/B4maU83mWFn4Yh+Jc3o6vvEZlEOu','2026-12-11T02:00:00.707309Z');
INSERT INTO "documents" VALUES('01a22e988baf7893a7bdf960ad10b3b0','eabb18a3c84ef499a89b9a8ea3c780115b9f08a67255cd5ec5a4903eb33001df','declaration','declaration@1','v1.t1.0Pl48frR/Cm/Yhreas9GHjsEQnpqXEaO8VqyZM7aGBp1jV9K544drpRwfzs3RDl5yTftQI0eBontnOn/7Z310F6/pi5y6naU66d5VdNNyxOyNbSf0lqbrHf3iAqwyoCvDXmGbVdUGiDuxWMnO9PftEePBqtcJ+a81iNWp5KvB4kXzDpksMx0sTusMR7zqpOX7lS1dtEvecnsOFho6AcRtZdNe1VaXnS+PQ5Vhy4tHbs5yKh2FMpBmbvwLjqQidhwQ514xVhBHSW4mtapIZYoE2KbkXskBbyYQPkD1t6Mh1GnwjZ3QCaANLMIPtzgsdUA14IPBfoRAx/bRaGoCA45JagRqL43tRWhxC9mxYRjUW0rH5OLTvkXGIudtdnjVtxffMkE6CBFxdG/DsFGu08zMg80/ACbmUaCQa76gcTubd8fSitVCrt98SdxDV7VVXX1WI3QwDepSYmtsIdX7mHUCMZ36BYba3OhuM/c/+MpxCYY5eyDaiRHUdW9RJwBPz6Yo3xXDpX4RZWCyEBJ7LlMWw7UElHjkWQ8D2mIBj7HHvlNGO0FsQ5EJxmKmK61Zs0Nmyq575LhckdisSh9ME3hJ7IvpDCBFUgWj4b7cW1zAIMLNMYe+KrHpnkUPvGt6iLNYFYpoIyrvywjpIKzKrowMwcZE30Dra9bKGfi29GltYB/bnr4+naiRADlu041qxX/oEQ2twHL1z8SFRhcUl6UzgTrUIqQSESpxFVQCxlCm+CFnE45maRNqkOlUOgH3KhChDy40+LgbtrcyagQtp4IS4AE0SYItMF1JLg9Q8Ft3Mccq+eYVEuVZg5iDpN/XKQQWfOfhfsdgkbAmEQuqTbVDr7mRcIhaZYF5eiO/CalA+fhBMZ+h0ze1tFOx7OMt2hGlG8/stUzR1LD2H/jL36zxc4Z/1WkuVh+UNaEEu4iMhOi/8p1vjI=','2026-12-11T02:00:00.858929Z');
INSERT INTO "documents" VALUES('01a22e988c7f79d29491b112b47afa85','823410caeffd1a0a75ed73cbda5835378f07cb062082748cbfff6bc88003b084','declaration','declaration@1','v1.t1.j4JGWWRST7u1+C+nJvyR0rtuFy/6ryDvFokGvF3iBTHDWWrOlj8TZ4HJTPsigkHka44oIzz79URZqhySQTVgN2LpV5xZiObLOnENZG+euiS00x6UGWRQUYf6FTAyNSf3bpgjm4cA9gN8cKRpYL02H12/Kf2ClOlK/TjNNVpfpI1hzLlk/V6naXztr7WQtVAocmUMZjYMwRc36e6KbxITHuykLKEopqk+TbNx37XRKR4E4pEmvu6sBmYmw0cdtlVUOuDj3sipoNfgPppqzGOjy2zsNFwTMU6rKB2TC1ED3SWLa/WJQgjVU6GtKNPS5mwLWjIUl1dkGHFPKaUopPEsYFNAapxLbzz8PmyTzWqwqJ3n5t2gidmIH79i9mdrRNCUoM7HXgnFC9pp8Od5skhXnanpLRQ3f++VZIJwjTCjr+RLl/HpzZKBuvULW1eG9kTM86CWVFlMWG4zBj4+609NHvN2le5Y1gWRG2c6vLg/n2roF6570KDRmn4DSV75QZAiTdPoiB040jiTZZreIXSFSFTqByY5+gOjZ9x0Ahb8sR7e6Ese4hJcMZvN5ULCV9lIVla091yDUlwyn+r1ZL64olf5gz9zdEexfTsIb3+SQViGGy/efFkr0fbpxEWYit1qxDutHPHVOF/A8gAiaC1/M8BJGprtMZgvXlz0ipTM+p1Ri4WWBMEhMXehfZ5eU75aryGbJRjY75RG8GofymrygKWuV9tA0FiZ1smVfmOCAYZDgr3yN1e+HcZYgOCQMYXOG+OQFj2uWm5KeLMWOnNLUgnAk0u35yO4ihLvZFrVQswrSuwVWfMoJ9Y32yx0MQ8PidC39mTVXE8KxwHf3gKBKebg8SyALEPvrfHlVtvPkkf7qfsrZ39ZKG7B+6kLWr3R3B2tKY9fHLdXfojFowHebns6ICS9GzS5uHKz3A==','2026-12-11T02:00:01.077049Z');
INSERT INTO "documents" VALUES('01a22e988c7f79d29491b112b47afa85','fa8646f002e5354198166d2eb48f2ea560af10fbdbe9609f4064155d4500c066','contract','contract@1','v1.t1.7t1odvgTh2H0EthK5i7dUQeIJ2hys81l3SSofkzHr9YshABviKGphAGVkKSzC65hU6fSMLf05zeoQGZeZHbF7TVA6tEtlQfuxklpi8nl/sfvO9ijYvxCEKISOJSInSv3QbSZ3TnoWwaTtDM4Ql2sQ8rkXipt7EQEHpVzAS7g8QgJ7VYi4pKCDlEeXwOvi/DRlfnQpFPU6lhq7Uha3QrMdmKyjUBl0bKokeDFdyNjZNWsQCDYc1eNNtanefqYdNYb/6APZRMPfoUoKwwT/Y5YoFzKeWGnn+gp5CkhCzEPfhq1ZwYsh/b2XNX/FE7r8obEwbe1eug/RY97lQn2sij8N9HmxX+7sLmLIVDoHnIvAegtkIVlOH/1njZupHyXicpDUdZBCxJbh3+lLK6srZFfXZq93rHpQWv/qFLtR+MJsgiFATbtcAm6Q4HPekHHdf/RpKHrnOi218WR4RKx9Kwniw7BIbfeiMqey75YjKJeQWzrkpa1/XGpJ+OOYjC78R240Ch1nd7Mh8xAnEgRS3F7Wt5nXjf0C37o84Pp8njeKTICcH1JNveAH9Dyp8oNmX2+AlxLZ005wvBiGsqf1ER2tg9Vf7mrffSx1VoGcKfOZ+J+dc0LSiNxJ6X3VXsEtI9WsrmCkZiVhtvGV6Vb+AMO2b8pxSym2STmyX/wwg0ltwVqokng9Gg7suQ+5L6sSzq1qVUldCwEyWODn5FG8Dw7DqSjKyHMVOcL','2026-12-11T02:00:01.110525Z');
INSERT INTO "documents" VALUES('01a22e988d4b7e29a6e2175d0439704c','7856d2fad4f2b232a2c9092e50267e2bc850b5da54ad8b5f723d516a7fcf7e1f','declaration','declaration@1','v1.t1.csIcIE7P+z22j7khuCpnKOaEI+o7o4kypWnYNOceyqnD8FNvLSF/XxkX5OxnvFIbBPI3hWTvueOiIqK4KtcnO8hRUDh0PuHbx8XYCtvF7VwoX0pbHC2HUPqbNkkTMQJ38s12kADxeVd/kVtgC3vjsd9OFftbDY7wkX1K6YypQcS/lXhD1Ebp8wEk7MOEex7wBLiN6Nx96buZyFP+tYr3ES90vmT+ZzSNd0TRctMUWCTgzvaAHsHCVfciqAWHV3Tv1NaFUzjH/a3gLtpbJVqUSP0vxOfa9pdFlUBIpF6s43+77S46FUTSe++BKvADJ34Ed7UxQI2esJXrHjgc/u/gOkIMlCa7MdulUvmXJfmG6DNCCTZqPynD8rGiRLP7s+bjJ0GoogoFwNxYn+ibOiUlSbiFrKv8wkCROYk2As22FGmyAUnH4NWL6A2LdoOwU8qPF9Ar0hDo6wMd9QOsKc8G03awphT4J3O4jfEc4Aa7Ugh41SpMTQbGkR5lq6j4JMsn92q0KauUqWd5Jf6FTOEmB8BKF2oHjlaBRMMlBH9RaNLj2yOCKbqtEsOMY4ubx7d6DTJuuZT+olNB+5TXg053gOr5V1UKacQIegaZpQywuXSOeE2s4Z9LeVpSb1S47hgyEuMZ+DNMy2YTK+SfryS8NKe70EdzvJWZ89uycwRyGuybpnVB/pArWQEexGLRBoFf0l5BBX0LRkkoHpeOSfgH8/tcO2HLVk5WJrBN8GqeSK65ZKA02W2C1dL5wkzDdTLT7DUmg/51pNjW0nxZwoWoXL1vqzMsroJpcHGbb9kNJcHPKeMCUA4DkexsHjdQGboqphzrbZETd9PjVaPoOJnKo/4EbrordPOtbYsnSV4k7SEMv3gzBVQY8Y1CcWvWnWzvy7H2i7zDSQop0UuepLDujQXYQ2zmnc0TOD5nDA==','2026-12-11T02:00:01.262923Z');
INSERT INTO "documents" VALUES('01a22e988d4b7e29a6e2175d0439704c','09bbc00245fbc8f74190e9c1f7732a310539e4c270542837fa45ecffce68ab33','contract','contract@1','v1.t1.gw+eL8MmdgsjSUN+cBPPHwwGXn17grLzml0ZWuQwOrJYDcmaeJbBTrv4LwpYRD9Rwp5OhwTnic1C9IQhB83j4yyhlwpTZdUWmzt8LuWd2YThBINryHj8WxtiOt7SmMtpHruLncC/xq9iM4m0HboTYXpui7U4GlIiG4KLxffejDPKSswkIeTqEuEJy6s5JJNprz3Ilq78dZl9tncvZtD1SG8cn7Re9V/rFTbtnbAOgmK4zk4QXyvmDd9kzfucZfCjLU0RswxGAdNZu9ZLNZTfuac4ebIHY5CNilVOTABVKqHY5NQmauNHYI3pxx94EwX9Pzt/sMZHJ5qj998EQaywiMKBi2E8tyubV9Sqn0SfhZwCCy/IsFVAEsWktWNpb+sJmO8xcf6hQ7C9mgxOBbBfEw5515dYwjdIJlwQKw6bbpC8D00sbzCT6z/aPl9QMJQBs9RoFp8ZYru1O586BsBXdrIz2Ma6fVl35wJHMWlJ0TDjSKZo/p/4JknlPdWi/3s9Gj1g3Ybd6wK1tHcI7rJ5Cr/sxtS+Bqg8Upk8XkWl0YoVm3GZRHr+g5Gj4udzG+36B/1GXUl2W2n//zXT+Kq/IAUtqtyH0paYGro1IvLnl8UTjIDN5XIB4hHqVzuu8T4LLgoRDdA5E0oylzRa+/owjZcjHH6/5zHGNerwp4HxhIc9W2BOvlwVuRVdQ6Yb/RehSI4ZwPz28LiwzGQvjbxCjMN3fa8EZmiv','2026-12-11T02:00:01.298967Z');
INSERT INTO "documents" VALUES('01a22e988e177851a508ea0d69ae3480','2b8241236e031be8f20f915eb49b5dfa974dc55241025d02fc3686847921875e','declaration','declaration@1','v1.t1.OzxW9hKSlqv0dBGnZrm3P6lvi6ZupieVHAvgA3//hQTBe0lw0/DLY0Jz/YOJ1NQaSE4lfbZaZMeEn0Dx5fDJWyWGIlrx3sdFZ3KpussR4wx+MG3CreCuYGgcVYuCGwlZGpLFaJj4Sb54m7fxO8JLGzM8Nks36wOFPvxZGZdAsNif8dPl2hWIGD5TiYPvJbbh4BvSSTE+capwXTU2LzqKsbbv2kpZR3fNGPJn/4N0BQ9HGGtvNulw9uP+tKnDEATpneCmfQd/gcOII9hlh2b+Gj8tMbUUpYVu6zuC14cbWsVF9AXo3Ki7ng/eVRMiSjr6eAiiMcLStVIaZbtE5bL1J0igejf0y3hRnw0CRa65KPhiTVDpx3fcw646Uqs2cUjtSq+PLR1da4xkd+WjLBJtSByWtDsSWmVXjwz/xDyNT842atB4RdKm/atfxQq3XO3p7wKbr8UE3qM/G3lG1JABhew6CZSx8GxpRnNYK6RC4k0UYNFZ7C6VU5dpizrNZ7iuSansn/L2TpkIEjyGEtn2zi+FSoTOu/sxD5jphxxe+e4qsLXcBLhIfbheuZXI1ydHjepkl4/N2HL3FWAi4arD3Mmm2T8snlFX9e1t1VKHonw4nzIleNaeE6o7JFbHyiEMMSbSYUU2cU/Sb98CqxiOWBr4V3gtzAbJymdRP5LGbNa3AK9Tp5QE8EhK1geOYC8lcuAydBLBna0G8j1tlg2/rTqZJUJHGQsOvSb72GyxmWG36OXb5+d5ZjRF22D1PHwWTTpnp0Az3AHTETKz6LR9wqu8BAZVKfvWc3Xpt9dh55b9mK8LMVnwViiyZtI7cURju/d7wC/DIj/Z8KuFtXiw6mGoizyvKCTnX3ugiXY9/r+1OmEsvbnnvbtn++slSHl9Oz9wKZkHb1rlPIfP2XlL1GLLBnSbRLg10thjag==','2026-12-11T02:00:01.473399Z');
INSERT INTO "documents" VALUES('01a22e988e177851a508ea0d69ae3480','2ac6bf4f765ad07b6b13ab881d2941cd5a22535651ba71a76a0f716cc65938ae','contract','contract@1','v1.t1.Mh1NwqeX0ofzQvtIu6rpCJ10VC9oPP+edbR4Zuznjb6vhxPEaw511FV2OngjVcH23uJxC9n9eiG0e8h9pQcBiE6yCH72lrz09qjL5oZsQ9UObzQvjPPDIzZyVjuM9MYRCpj2xafplOvMSUp8S0cb2UP8d741+hFqaF/OQuLOHSLqZDoVa03AokWfXTyhr70ob8QeJm52ajs5+Y6Ibiq91oeUyJjP7Cg14+kdcpru5Z805dmLLwrUujX6z4yAw1Lhb/5wSnMysGHXVMrGCXKsOqJH/b5mDJ5jAVLBCXre6/gXP5ExpKp4DreZlBS6aAMKAciGv5ho515vqi0r5SC4lslCJMUomdSTVdnTYNi2wnMj8bybnuzhYh2a2XRJ+5vjSM2uSSceZlHOe4zWtfyr5O4PKgRSH4BTdzwtlFlgM1gE8wGX/rDmkLhOvXgvQDjN4q+dG7Rhhinwu3legk8IFPwF1C3jnRBRqNLJNFR0BxkXu0hZ1fTdwxGE36lcaa4qdTa7A4RBH5uiqE1+dlVua5kkuP2cUBHExw8xTWilCCZyH5Kq6Akex7dLrN1k7CBX7f9NM1qGA2PwZPBagkNmGWPdE0P0idxE+AJoOO4eUV0K3sAXlX5dhWK3hkOjkK4oZ1pisFLUxcJjWpcLW+PIF+jWJGLwiHqZa2KxNsCNXQ3yPw+nAXZqLBNwCgDJ8MLPP5kOOwTjiPXq0JTNxowUer3rX03p2n+B','2026-12-11T02:00:01.502571Z');
INSERT INTO "documents" VALUES('01a22e988f037d77ae93285a1748013e','1dd10696933ec24ce91c1af407b80842a5c98b8f4ca48546fef302104c63e5dd','declaration','declaration@1','v1.t1.YWNhiEl8PvdqjgbowVPWlpNa9TA83KSSAOmK7Ot/Fpsl3w0AGmf5de5FV0L1CV2MBODan7J9b9wQYe/SCa9BaDYFD+HaQrBWojuARvD/0gpERcKdswQ50VRAuuKjJJSSnYNYBA2xJy+zDHh9cfeWRtMTzF2tEhjftRvq3a4Sv2Y7QtrdHbBtptJLB+lfcqbhaxlghjqT2AOQ5hanfpWbziYLDzPtfkiV0GuIsL6r0XMIK0pfiNKYqRMH3LwtdOM38Z1FLBqel1o5MrH2W5yXiqPn/I3h+4otf+F4OJ+IF3Gfvyrh6PNAybKThxBLsUSef8FdY8A+2XNsngPXjTUjYrKuxjx1m+oOT29bKOpquIhn7zZYPw0YP5Hs0J36++DGdCeiSXk4Le6QfYB5DwV7jtqd/FeghXtflOJhuISCAYQsE6cs2fb6H9gwiaJ7UgvUOvWegyF+xkVHI6UBFSQTpluMv8Ucbay0MaY6oXx/bHAWRXjBdM78hUuSkl6+nGIywLxVNEFrBCR+HseCJc0Dn/fH86V3aNxrpcWsx+THJUvWx5Qgha1vUq5GoZ5IAnsg8kTXs/jUGyw8BE1WkG5NGDADoZuQ7oxnozjEAla0WQNsAQq48oXyFUCZZMmxIbmx+W3OZznq5rFRaVtm2gD9ajrUeFOgCSfkF54rsghfUeM2JctlXGtKq1NUYLXVBfXcmWDwim46HHwkmqQbzAfb1VCR9NpVlW5HsZ+r2SpZ9ES3RCiCQiZ1Y26L2Lj+MbCAZgJH13ALTI4CXYxmfHuVAYiDRfe9XOh7l/ST7fxnhfnXw0byJUdiz+jxbBotSpeFqWqebMmuwu3K4+Jx2Yc6reSL','2026-12-11T02:00:01.713097Z');
INSERT INTO "documents" VALUES('01a22e988f037d77ae93285a1748013e','d462b23a4b4a987bfd4ebcf7c06c6ce91d1b41a24d46ad4bdfd89b99481ea1bf','contract','contract@1','v1.t1.zVLXd0OFZhUjnS1uupLnVbxRp8EchDhzdXeNEO/i8mUrlmFzVxhCIxHOxhn9e6kiR+mCMl8Rdf1CPRJ8tgmQ58UikETqGEdDKHKcPBSyITrcZJ1Ht8ZIueIYM66LGwTaejf4VV71WFgEg0kBxxll2MNTLEIXU0/Q2c9AoIOyQ5l2ghUCbmSGiFKnDTv1MrLD++7T4DowNos1IttwryRJfNeutGjtIfCe7M+HDn8UCHo+mnToEtOtazEAILnBVCvzKM3zXMLz5RMW72ptzKfY7UgnvMfOWbi89/CSM83htxsxxt0aYx40FY49UEJwNEzQG/1gIVAp33J7xUtz9rB04v5s0HJbNgsr0MBa5HOaYQB9u1mkM8+lolfVQ/QJVWQtwvy9byqRzD89YIZbxhlDygiMHuPBo0tGX4c9MIiywlKvHseZVWoRJxLr4QJIqbpQy7p8eUMrANoUiy4J12ZWSCcuOtyas6R2gv1Yh7fP8DHQtxIbToEwHoa3Jo//ag7l/5mGu1M/XBiZNWChcua2GljvgGcWErqmaXnMtQ3D4Jzkvrw7l/pLmtviaJfjeRLuzZ01Hlnk1BDaqhGPn7c4ajGZDn7cQoMFJGWNsQQjmJ0K+IP4VjKqsmk99RjHS7ZiQewdLP7UocRiIB7GVobTyWTdxljASmEsYYid1ElA5atV/c4YGXaaO0V7ca7g6sW/0TH2+9VNkZnV','2026-12-11T02:00:01.754517Z');
INSERT INTO "documents" VALUES('01a22e98905d7ec4a7e72bdd00fada2e','3d8d6e7de06d10ea07cc77c46ccf0323682d8d6d0d1a858bc98e987ffa2006ab','declaration','declaration@1','v1.t1.nn3dfuruCH+yoqblB8SEZgqpBHAcztyHv6x8jxdWMg+wBXlDgtETJmS5+VDpXEox7RmbEx33YqQcflDxjA0K+agNpXnE5d7FVsdFcfyKKGx1kQgrn4PMEBBPextvlmL3oF1Ck6uaHiK0Da4kta2Th9M38WY2r6mohM8StCVL30D8xWXn04/QdeHWoFG88oMqwAfp8qBKCDIvbfu/jsrkWChJvqFZJ8NvQxyJcEMag05yxp4/i0ZH6um04YqK2egXpwDNehXXC5FQqmuWsGktRDhtIZR01lOR20kyzsAd3c8hsHvVYtJqvVJxZ4Z9t3oKdP7MFsB9rOzzL59wbjxO8In3PlGVIzC6E1MWe0Ma4/Ij5FSDSxwtlwLiyZZEZZ0/kryxnLAGJV+Ezd5VGZ+m6w9BLdf9qP6/TWVVVPqkOHfnwVUAWFZW7HfZAjrbzB5R4rW2ncoWJDMPyh5IlZAm4WSBKuysBJ/D6v5Ie42dHfsHfF3bwZrxR8i2PNu2bPwO5xqPDLOMUKaIrhLVPpWUS1dHSwPRTj23Xw8qEy55L00HbGR1SBQ9Ee3kotLEKpdmdZy05hH7iIGpjFJmU57PeH2fD3UWItnG8rlnTuXx8uz5XrQqWql+4zbJqPwioREdwCToWwghC2toPc0fJ+NhW6qtJLC/y6Z0VmeDkJGc+wUrX4rREkMCr0lt3UlH4vDjlC0UspVSLrGD+QPZEZFPKqHiIrD7lJTu67FiKOStd7H9G4tzEUzgfFP1Pe28cRgZwAda5upKyOv0vBvEqjDzfr95EU52zna/DZs+WYYTE8adddN0FP9wT8gj1h7H5HxCPp0qGN4vpaTagTp7o6IHuB/hVeolXL2fhwptRsZ0QbmyNm4UMXlt8vptWu6aqJAh084ZEFaRVbfDrzmoma4f26RJlHK7bvm8t16hbg==','2026-12-11T02:00:02.058508Z');
INSERT INTO "documents" VALUES('01a22e9890c97b68ac7344cb7fb2e927','3bb188658148513bcd4fb6a7e93710bf545d41f61a40a0f3844c133791c9df3c','declaration','declaration@1','v1.t1.1osbQ9iXx2vxhCaYmwRQAnIbtsMzMnrueHDAcfKaocZfC5bA3iRIrySQpxKp4hpkVVgLinJKz7fvtkM9CJ2+AjEuHl9F3KgoqK6SG6Y6zEwmOy7eWAt4X9mfOQKvWVUGN1ZJpuKvjckwZy50p4Vd+7NRZrgAbM4DPfZy2R/XPez1D1x8jOdytKmCIj15yp8IrqA0Cblu/862OBqUQx40CKxUX2z+aXGAWQq9dPJCxQPvJA01CsuaMBS4YAMfWZDMZVDlWt9xPB1ZphQIt6zXJc6HVraiDUEo6yob5K/D4jCoc69NB/1lRdQUb83N74BzTXEKT5czkVe4VV46B0mHiTzxrRiOd6yr6llkJ7aj8R9zh+Wi5+IOstlr74xWn6QF8MprTr+Ge+DTsm3bDyzuGBhta7YfT7RGlmJ1XtEvqfdDelD7w9hVCsNhVs2F1mr4B9JDldRNFnSoWZ0e0jlSgbAfTcc/4dmtlAse4WFeUcqHnIyOHLuhcFptPcNLX2U41zz22C6jmT/x9Zbic5EHCqsK/8tDFCEbCJoSbyhm7Cuf/OHb/mfKzLjzM8zw60XsveOicS2o0upXr70sW2sl/YAFlieC8LLi/DGXM8CWICz+QRy3i4RmWBrsqD7OO1T2kOfWMsbaU7SPHX0FdeBnhVOieCkMZDvcWpZB+I2ImYKP+l4d3/p0YG3gR9Ww4wOQV2LwTfmVKtwhoJVu3RMzQRdclK4S4vofvpZ0eoyJDGlf9Wpr9GyxpBhl/HRyZM4TMG8yoauO0rDYk9M1qtiwFu3YVUqiejjqbDRj+G5zJmsuAWK5d1Yp1o1MGUAQ6XP7/q3MOC0Ewuz9mianQcG7QUwZvN6sRsy+h4zY44jC2l4VYsRM5Ppm9dE075WuVqOSSLcwJ61YnhpCnEC1fmQMomueuyqOjZqkGu7iAg==','2026-12-11T02:00:02.156470Z');
INSERT INTO "documents" VALUES('01a22e9890c97b68ac7344cb7fb2e927','621265ac52311306b0cc219028630904a1061c6508e8e1b845f0f42acab4fb55','contract','contract@1','v1.t1.JYlL7k/HQifBQ5kEZyR38PDO3bQSOR6OUCBLckLAeTSn0PJgvNR5yXC7mFUf+fpYbve890U0QzUJRSilvi0JqqHzZd8KATDucAv6KiDuJjsdUS4rcv+ocQLT+GZi56MuF//vYiIFpgqP2Mvf4a9ew3LaVuunJNEXlV/Uw8mBJF6Pjw7n6GKtMoChaS3bF820UF1P0382OWb8k6a/NeVs7Io/X8m/HYkypCJYL6fHgPxwUnuXUkraawuv5s5RFLxlETl0/B68madwcxtgFpbUuZdLAi/gjN04Hgq26AdhKNucBiES/+ZDMmGOiGs08AeK+Mti2Gwy3J38+yAKgwdj2nt1b3RyC0Vs+roLsjBwJI02GUlWoQuCNvFS081wWuMP0R4gObh30vMIabtFPO3/JXnIRjq0sHJQn0/+RjoNS/uKfXCEOdGkgy4oybKBtP/e3me72gNsgCxBG5Uq4cKBSIXvNqjc7zLW5XzgSR/Y0qhr/CCrcNJRiahKujzncJgN8kTgFQUwFwFzRHG/3DIcL6+MYjj8xFyTUYJ0eRE2q1RFnKawRbWvg0e1CljVOFxjGNd0Jm94zEZqxCDoICBPDxgqJYLlVAO/BaG79FoxTVuLz3TdKiY2/+Apwy/ZphEKXP/Low22qu5d4B7Stweju2BkSEG+Gt8Hra2pPsCNfJziu2gxugeUblRemUlzpsSyQCyeN2zSTNG6lEejXNQUKojZcA2yc8AV','2026-12-11T02:00:02.190518Z');
INSERT INTO "documents" VALUES('01a22e98915372e3b10470dd96b1229d','cecbbf4317db0fa62dc01e804c5929f810466e3e84ca012cf4bc0b1c56232bb2','declaration','declaration@1','v1.t1.Uh5w/KoTsWvlOkUR///mIu6PZEeV7Zs5bNbjZ0gRmzYWg8cGpt1D2upO4xvptw2vJZe37rh9pyYrp8T+ng+5qv+z/BBZyaEXfZRiQZuYFchZGlUp70jCmzIFQrfJbeZohGe/2zgTm78MkSdJ/9uiC13lizBqQrtBL4E8RL4MffcL72elgHJAapWjWkcYeRbftVublw0Qwr5kKJmuiwnc5znOC/ntcBtiM90cAbtPPQZ7URgmYihLTxR3nvSJfLO9XYvC1P4PS6rR8DytsCBkesDyQ8bQ7CQQCfDkqSRCTkHCsdIMbfThO/hDE1fDo1lNxVUHL1eheBk93BkquSbtlaBSMgilkuWOwSh2STBssvsmmZUusS1eAw9S9JxOsJ385bQ0vvvdmjIvVZzlPNrrKRTUm9g8SvpKgLhAa7TKEXH7uUrFfl12x24LyM1yXvzwjAAWf8jVwVwXac7cC4HgJDnSS8c0VmZgSpRJMXagUieRe2NRzMj/K+3tVKGu9op8IeNETWfggAp7Kny+aab7zT3hSKPJ5r9Q/Piu0uxLmMIWhVep2O6Cpzu4vwR9ly6o/Hau/kjfbp7aVDcnRKMuozdm9cGokbIHV3DewXfazoxgG2T0ibJycU/qoHJxxb0JhcLvdBHPLFMM1NCNeBxo7TAgxBm3nrmA4Z460RqE46Wk63HOnHDczSb9Z/2sPBEwMsrbiUbhCc3DqQR8YtK5N3LyRKYyDAjNOvxV4R+63empq9Y43sZqPtgrYEhvwouS+ycsYDsrS9flbz44BcmnCX/VULkDfBGEVQ4wifZ1A70M2XA0N04xppqt/Oc0ar3rCcJ5w2fo9mDkQDREchE2PbDltL/LRXEx/1i0YyPXPbzeoQnhcEiZrxeSx/0UeZU3FSA81IgvJFu+OEs8xobvDRc3K4jbLHZ8/w2luQ==','2026-12-11T02:00:02.314531Z');
INSERT INTO "documents" VALUES('01a22e98915372e3b10470dd96b1229d','1f2da88e9d1e080dcc5998e7a67dc7976f3b672b98495a57073851fe0080a617','contract','contract@1','v1.t1.kT2HKpuZVKe4onPpqFLaY4OnE65mf9FLkPkMRj1vKNTBsw0dTS0VQ1w2n0RDW5vDIks2J5AvwRnloDX0HE+aXVqk62gQf1FGa2XguqTXT3Z7EnOLzzlLEZKw4M375Xu+sz6B+FxUWpQytqURxv+fTdbTH1IlIWRHe/Onn8r4EJDdFsBQYjaMGwUMirCYmQR6ODvuku41Pjx/9E5Ia6ydn3jIWkMYltq3K5lmRV3c9X9E91ITXCBEP75yvH3j9dEWpPbUyBe/E/ydljohOWTJCjEGUHBrEgVO7wpOvJpPzhjG2JECVfOrBz2gK+MJe81+BwC7VHLTgyOzlHI3y5hvlTxNOBxZJIgTVuxc19sr8ND+8Yuqd/FZHzjypQAFKscroFEBCh7ZjLdZILsN21T8MZTHTPGAOJwLNo4yBpiILBT1SjISUr8+pS7k+XVrYHv94nK/Wdqtv2Wtj6KLjtbys77maxZP+d7TiVYNXxomnJmjFFcd+xDytd7bLgcDh1X4qy7TSNjQVK+EXchrJCG6PUYt3FVB1NN8NfdDf505MpJmmpIxnobV3k7RAr327HFXoPpFxv/TneXjYC1zG5BTeOhJPsZ1ltLHYUe4AcvrgE80KdZn3ji3XfCXlqg1xPUuy5revff8fcODZTuJH/1oNENzY2kGCcBioVoAupezQZuH4MHJIeITDhc44++pQI30cy1O5iP6ipBuaR2Y0Jh2/nefDv1FhXp8','2026-12-11T02:00:02.338469Z');
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
INSERT INTO "history" VALUES('01a22e9888fc7c4da6de159ae619f1f0',1,'2026-12-11T02:00:00.000294Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e9888fc7c4da6de159ae619f1f0',2,'2026-12-11T02:00:00.198352Z','running','materials','waiting','materials','materials_missing','step','01a22e9889517c338136f46b3872512f','{"waiting_for":"payment.materials.supplied","until":"2026-12-21T02:00:00.198352+00:00"}');
INSERT INTO "history" VALUES('01a22e98898f7a0d9b6fa50cf51da918',1,'2026-12-11T02:00:00.238921Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e98898f7a0d9b6fa50cf51da918',2,'2026-12-11T02:00:00.278655Z','running','materials','running','method',NULL,'step','01a22e9889a57ccb80b7800f3ee7472f',NULL);
INSERT INTO "history" VALUES('01a22e98898f7a0d9b6fa50cf51da918',3,'2026-12-11T02:00:00.305847Z','running','method','running','declaration',NULL,'step','01a22e9889a57ccb80b7800f3ee7472f',NULL);
INSERT INTO "history" VALUES('01a22e98898f7a0d9b6fa50cf51da918',4,'2026-12-11T02:00:00.326550Z','running','declaration','waiting','declaration','authority_pending','step','01a22e9889a57ccb80b7800f3ee7472f','{"waiting_for":"authority_answer","until":"2026-12-16T02:00:00.326550+00:00"}');
INSERT INTO "history" VALUES('01a22e988acf7c7fb244ab016943fb59',1,'2026-12-11T02:00:00.559050Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e988acf7c7fb244ab016943fb59',2,'2026-12-11T02:00:00.594881Z','running','materials','running','method',NULL,'step','01a22e988ae87ff29960f8e6b42aae44',NULL);
INSERT INTO "history" VALUES('01a22e988acf7c7fb244ab016943fb59',3,'2026-12-11T02:00:00.629364Z','running','method','running','declaration',NULL,'step','01a22e988ae87ff29960f8e6b42aae44',NULL);
INSERT INTO "history" VALUES('01a22e988acf7c7fb244ab016943fb59',4,'2026-12-11T02:00:00.657046Z','running','declaration','running','contract',NULL,'step','01a22e988ae87ff29960f8e6b42aae44',NULL);
INSERT INTO "history" VALUES('01a22e988acf7c7fb244ab016943fb59',5,'2026-12-11T02:00:00.707309Z','running','contract','waiting','contract','contract_to_sign','step','01a22e988ae87ff29960f8e6b42aae44','{"waiting_for":"payment.contract.signed","until":"2026-12-18T02:00:00.707309+00:00"}');
INSERT INTO "history" VALUES('01a22e988baf7893a7bdf960ad10b3b0',1,'2026-12-11T02:00:00.782897Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e988baf7893a7bdf960ad10b3b0',2,'2026-12-11T02:00:00.811997Z','running','materials','running','method',NULL,'step','01a22e988bc3788f86a68706c0734cb6',NULL);
INSERT INTO "history" VALUES('01a22e988baf7893a7bdf960ad10b3b0',3,'2026-12-11T02:00:00.833730Z','running','method','running','declaration',NULL,'step','01a22e988bc3788f86a68706c0734cb6',NULL);
INSERT INTO "history" VALUES('01a22e988baf7893a7bdf960ad10b3b0',4,'2026-12-11T02:00:00.858929Z','running','declaration','running','contract',NULL,'step','01a22e988bc3788f86a68706c0734cb6',NULL);
INSERT INTO "history" VALUES('01a22e988baf7893a7bdf960ad10b3b0',5,'2026-12-11T02:00:00.904305Z','running','contract','running','collection',NULL,'step','01a22e988bc3788f86a68706c0734cb6','{"note":"method_needs_no_contract"}');
INSERT INTO "history" VALUES('01a22e988baf7893a7bdf960ad10b3b0',6,'2026-12-11T02:00:00.928483Z','running','collection','waiting','collection','payer_pays','step','01a22e988bc3788f86a68706c0734cb6','{"waiting_for":"payment.settled","until":"2026-12-23T16:00:00+00:00"}');
INSERT INTO "history" VALUES('01a22e988c7f79d29491b112b47afa85',1,'2026-12-11T02:00:00.990943Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e988c7f79d29491b112b47afa85',2,'2026-12-11T02:00:01.025786Z','running','materials','running','method',NULL,'step','01a22e988c9278c29a6afb33fe2419d5',NULL);
INSERT INTO "history" VALUES('01a22e988c7f79d29491b112b47afa85',3,'2026-12-11T02:00:01.052156Z','running','method','running','declaration',NULL,'step','01a22e988c9278c29a6afb33fe2419d5',NULL);
INSERT INTO "history" VALUES('01a22e988c7f79d29491b112b47afa85',4,'2026-12-11T02:00:01.077049Z','running','declaration','running','contract',NULL,'step','01a22e988c9278c29a6afb33fe2419d5',NULL);
INSERT INTO "history" VALUES('01a22e988c7f79d29491b112b47afa85',5,'2026-12-11T02:00:01.110525Z','running','contract','running','collection',NULL,'step','01a22e988c9278c29a6afb33fe2419d5',NULL);
INSERT INTO "history" VALUES('01a22e988c7f79d29491b112b47afa85',6,'2026-12-11T02:00:01.146520Z','running','collection','waiting','collection','account_frozen','step','01a22e988c9278c29a6afb33fe2419d5','{"waiting_for":"payment.method.chosen","until":"2026-12-18T02:00:01.146520+00:00"}');
INSERT INTO "history" VALUES('01a22e988d4b7e29a6e2175d0439704c',1,'2026-12-11T02:00:01.195223Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e988d4b7e29a6e2175d0439704c',2,'2026-12-11T02:00:01.218463Z','running','materials','running','method',NULL,'step','01a22e988d59712884ee2d1b49934a32',NULL);
INSERT INTO "history" VALUES('01a22e988d4b7e29a6e2175d0439704c',3,'2026-12-11T02:00:01.244478Z','running','method','running','declaration',NULL,'step','01a22e988d59712884ee2d1b49934a32',NULL);
INSERT INTO "history" VALUES('01a22e988d4b7e29a6e2175d0439704c',4,'2026-12-11T02:00:01.262923Z','running','declaration','running','contract',NULL,'step','01a22e988d59712884ee2d1b49934a32',NULL);
INSERT INTO "history" VALUES('01a22e988d4b7e29a6e2175d0439704c',5,'2026-12-11T02:00:01.298967Z','running','contract','running','collection',NULL,'step','01a22e988d59712884ee2d1b49934a32',NULL);
INSERT INTO "history" VALUES('01a22e988d4b7e29a6e2175d0439704c',6,'2026-12-11T02:00:01.338354Z','running','collection','waiting','collection','bank_unknown','step','01a22e988d59712884ee2d1b49934a32','{"waiting_for":"retry","until":"2026-12-11T02:00:03.338354+00:00"}');
INSERT INTO "history" VALUES('01a22e988e177851a508ea0d69ae3480',1,'2026-12-11T02:00:01.398838Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e988e177851a508ea0d69ae3480',2,'2026-12-11T02:00:01.428636Z','running','materials','running','method',NULL,'step','01a22e988e2a711fb9c1bf0645407a65',NULL);
INSERT INTO "history" VALUES('01a22e988e177851a508ea0d69ae3480',3,'2026-12-11T02:00:01.451315Z','running','method','running','declaration',NULL,'step','01a22e988e2a711fb9c1bf0645407a65',NULL);
INSERT INTO "history" VALUES('01a22e988e177851a508ea0d69ae3480',4,'2026-12-11T02:00:01.473399Z','running','declaration','running','contract',NULL,'step','01a22e988e2a711fb9c1bf0645407a65',NULL);
INSERT INTO "history" VALUES('01a22e988e177851a508ea0d69ae3480',5,'2026-12-11T02:00:01.502571Z','running','contract','running','collection',NULL,'step','01a22e988e2a711fb9c1bf0645407a65',NULL);
INSERT INTO "history" VALUES('01a22e988e177851a508ea0d69ae3480',6,'2026-12-11T02:00:01.540264Z','running','collection','running','voucher',NULL,'step','01a22e988e2a711fb9c1bf0645407a65',NULL);
INSERT INTO "history" VALUES('01a22e988e177851a508ea0d69ae3480',7,'2026-12-11T02:00:01.594902Z','running','voucher','completed','voucher',NULL,'step','01a22e988e2a711fb9c1bf0645407a65',NULL);
INSERT INTO "history" VALUES('01a22e988f037d77ae93285a1748013e',1,'2026-12-11T02:00:01.634950Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e988f037d77ae93285a1748013e',2,'2026-12-11T02:00:01.675192Z','running','materials','running','method',NULL,'step','01a22e988f1b77248037fc20ac5f8ead',NULL);
INSERT INTO "history" VALUES('01a22e988f037d77ae93285a1748013e',3,'2026-12-11T02:00:01.695572Z','running','method','running','declaration',NULL,'step','01a22e988f1b77248037fc20ac5f8ead',NULL);
INSERT INTO "history" VALUES('01a22e988f037d77ae93285a1748013e',4,'2026-12-11T02:00:01.713097Z','running','declaration','running','contract',NULL,'step','01a22e988f1b77248037fc20ac5f8ead',NULL);
INSERT INTO "history" VALUES('01a22e988f037d77ae93285a1748013e',5,'2026-12-11T02:00:01.754517Z','running','contract','running','collection',NULL,'step','01a22e988f1b77248037fc20ac5f8ead',NULL);
INSERT INTO "history" VALUES('01a22e988f037d77ae93285a1748013e',6,'2026-12-11T02:00:01.794773Z','running','collection','waiting','collection','debit_day_not_yet','step','01a22e988f1b77248037fc20ac5f8ead','{"waiting_for":"debit_day","until":"2026-12-17T16:00:00+00:00"}');
INSERT INTO "history" VALUES('01a22e988fb5790abbd855020adf2fd9',1,'2026-12-11T02:00:01.812933Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e988fd1767a8160336bbef2250e',1,'2026-12-11T02:00:01.840761Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e988fd1767a8160336bbef2250e',2,'2026-12-11T02:00:01.882571Z','running','materials','running','method',NULL,'step','01a22e988fe7765d937d66a93871f4ed',NULL);
INSERT INTO "history" VALUES('01a22e98901679c992f07919fc0adfc2',1,'2026-12-11T02:00:01.909993Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e98901679c992f07919fc0adfc2',2,'2026-12-11T02:00:01.946506Z','running','materials','running','method',NULL,'step','01a22e989027769dbdcadca0318a692f',NULL);
INSERT INTO "history" VALUES('01a22e98901679c992f07919fc0adfc2',3,'2026-12-11T02:00:01.966714Z','running','method','running','declaration',NULL,'step','01a22e989027769dbdcadca0318a692f',NULL);
INSERT INTO "history" VALUES('01a22e98905d7ec4a7e72bdd00fada2e',1,'2026-12-11T02:00:01.981292Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e98905d7ec4a7e72bdd00fada2e',2,'2026-12-11T02:00:02.012689Z','running','materials','running','method',NULL,'step','01a22e98906f777f85f01e9d7f0485f3',NULL);
INSERT INTO "history" VALUES('01a22e98905d7ec4a7e72bdd00fada2e',3,'2026-12-11T02:00:02.038587Z','running','method','running','declaration',NULL,'step','01a22e98906f777f85f01e9d7f0485f3',NULL);
INSERT INTO "history" VALUES('01a22e98905d7ec4a7e72bdd00fada2e',4,'2026-12-11T02:00:02.058508Z','running','declaration','running','contract',NULL,'step','01a22e98906f777f85f01e9d7f0485f3',NULL);
INSERT INTO "history" VALUES('01a22e9890c97b68ac7344cb7fb2e927',1,'2026-12-11T02:00:02.089047Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e9890c97b68ac7344cb7fb2e927',2,'2026-12-11T02:00:02.103374Z','running','materials','running','method',NULL,'step','01a22e9890d4735eb96e07522b666d65',NULL);
INSERT INTO "history" VALUES('01a22e9890c97b68ac7344cb7fb2e927',3,'2026-12-11T02:00:02.130632Z','running','method','running','declaration',NULL,'step','01a22e9890d4735eb96e07522b666d65',NULL);
INSERT INTO "history" VALUES('01a22e9890c97b68ac7344cb7fb2e927',4,'2026-12-11T02:00:02.156470Z','running','declaration','running','contract',NULL,'step','01a22e9890d4735eb96e07522b666d65',NULL);
INSERT INTO "history" VALUES('01a22e9890c97b68ac7344cb7fb2e927',5,'2026-12-11T02:00:02.190518Z','running','contract','running','collection',NULL,'step','01a22e9890d4735eb96e07522b666d65',NULL);
INSERT INTO "history" VALUES('01a22e98915372e3b10470dd96b1229d',1,'2026-12-11T02:00:02.226522Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e98915372e3b10470dd96b1229d',2,'2026-12-11T02:00:02.266575Z','running','materials','running','method',NULL,'step','01a22e98916f7a91851d6f1dbce7e75c',NULL);
INSERT INTO "history" VALUES('01a22e98915372e3b10470dd96b1229d',3,'2026-12-11T02:00:02.294540Z','running','method','running','declaration',NULL,'step','01a22e98916f7a91851d6f1dbce7e75c',NULL);
INSERT INTO "history" VALUES('01a22e98915372e3b10470dd96b1229d',4,'2026-12-11T02:00:02.314531Z','running','declaration','running','contract',NULL,'step','01a22e98916f7a91851d6f1dbce7e75c',NULL);
INSERT INTO "history" VALUES('01a22e98915372e3b10470dd96b1229d',5,'2026-12-11T02:00:02.338469Z','running','contract','running','collection',NULL,'step','01a22e98916f7a91851d6f1dbce7e75c',NULL);
INSERT INTO "history" VALUES('01a22e98915372e3b10470dd96b1229d',6,'2026-12-11T02:00:02.366645Z','running','collection','running','voucher',NULL,'step','01a22e98916f7a91851d6f1dbce7e75c',NULL);
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
INSERT INTO "inbox" VALUES('01a22e9889167702bcac3078fbfbc2cc','portal','/portal/shanghai','evt-SH-2026-000001','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e9888fc7c4da6de159ae619f1f0',NULL,'24dfc2ebee5a017386e8d0b04489798db23c587f84f5884c4be6d329205230ad',NULL,NULL,'2026-12-11T02:00:00.000294Z','2026-12-11T02:00:00.000294Z');
INSERT INTO "inbox" VALUES('01a22e988990716891912d8ed95f93ae','portal','/portal/shanghai','evt-SH-2026-000002','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e98898f7a0d9b6fa50cf51da918',NULL,'28c958ccf719aa67ceb569734f4516945969b25d70d777e50da0ae70f5188926',NULL,NULL,'2026-12-11T02:00:00.238921Z','2026-12-11T02:00:00.238921Z');
INSERT INTO "inbox" VALUES('01a22e988ad073d2a48e2c925366ca08','portal','/portal/shanghai','evt-SH-2026-000003','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e988acf7c7fb244ab016943fb59',NULL,'49081dea1a2fc21a022c98fa1159acbf82cc10907ff86ee3559dced6e4034cee',NULL,NULL,'2026-12-11T02:00:00.559050Z','2026-12-11T02:00:00.559050Z');
INSERT INTO "inbox" VALUES('01a22e988baf7f1b9cafd846204066b7','portal','/portal/shanghai','evt-SH-2026-000004','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e988baf7893a7bdf960ad10b3b0',NULL,'96a9f4799ef6782d4d542ef65777f1c5fda4baf4040d17a4525c9b191e04d3d5',NULL,NULL,'2026-12-11T02:00:00.782897Z','2026-12-11T02:00:00.782897Z');
INSERT INTO "inbox" VALUES('01a22e988c80713d91ea274463f0f11f','portal','/portal/shanghai','evt-SH-2026-000005','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e988c7f79d29491b112b47afa85',NULL,'7eb314d6cf6babc5ce3fac4e620ec6f6fdda1ae10faf63872e361132b70aad64',NULL,NULL,'2026-12-11T02:00:00.990943Z','2026-12-11T02:00:00.990943Z');
INSERT INTO "inbox" VALUES('01a22e988d4c74a4bafcf3c81c563ec7','portal','/portal/shanghai','evt-SH-2026-000006','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e988d4b7e29a6e2175d0439704c',NULL,'5c4bccdcaa1f9d16d81bbc0321d3268d61ec03bf0b144053f7f3cfe6db8c6701',NULL,NULL,'2026-12-11T02:00:01.195223Z','2026-12-11T02:00:01.195223Z');
INSERT INTO "inbox" VALUES('01a22e988e177fa9ab5de9096b151ab5','portal','/portal/shanghai','evt-SH-2026-000007','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e988e177851a508ea0d69ae3480',NULL,'32a320eceb681532e4668f17738d52b047cc8f1ff1827ff190e9a9b4efeed8d5',NULL,NULL,'2026-12-11T02:00:01.398838Z','2026-12-11T02:00:01.398838Z');
INSERT INTO "inbox" VALUES('01a22e988f0474bb93ce65a8fc29cfb9','portal','/portal/shanghai','evt-SH-2026-000008','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e988f037d77ae93285a1748013e',NULL,'7f19e9ac7e7bc7376a64330bd1950cac99367d8d986d5caeadec857fcec27ca2',NULL,NULL,'2026-12-11T02:00:01.634950Z','2026-12-11T02:00:01.634950Z');
INSERT INTO "inbox" VALUES('01a22e988fb57ef0a7a768205767cf10','portal','/portal/shanghai','evt-SH-2026-000020','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e988fb5790abbd855020adf2fd9',NULL,'382b44843f9477f945c799e878ae35ce76719f1061ccf0144e94ad80a1ef48d4',NULL,NULL,'2026-12-11T02:00:01.812933Z','2026-12-11T02:00:01.812933Z');
INSERT INTO "inbox" VALUES('01a22e988fd17d26a65d911f79386e0c','portal','/portal/shanghai','evt-SH-2026-000021','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e988fd1767a8160336bbef2250e',NULL,'6314a90cbe4ff466af43424c15dd35d170f16e9309a77bd5fb0e6c3cc4183a33',NULL,NULL,'2026-12-11T02:00:01.840761Z','2026-12-11T02:00:01.840761Z');
INSERT INTO "inbox" VALUES('01a22e989017724fa369749c8e1f53ca','portal','/portal/shanghai','evt-SH-2026-000022','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e98901679c992f07919fc0adfc2',NULL,'a6b0f0356b249344242529bb85f67ff746fb1d8924ab788d51d822223fa53c5a',NULL,NULL,'2026-12-11T02:00:01.909993Z','2026-12-11T02:00:01.909993Z');
INSERT INTO "inbox" VALUES('01a22e98905e75dfba767bb111ad3012','portal','/portal/shanghai','evt-SH-2026-000023','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e98905d7ec4a7e72bdd00fada2e',NULL,'fe4ee74180710167e687d468d70eff806e68c602c0f83b6a329e6d1cd32b2d8d',NULL,NULL,'2026-12-11T02:00:01.981292Z','2026-12-11T02:00:01.981292Z');
INSERT INTO "inbox" VALUES('01a22e9890ca7326a93587bc2f4abc1d','portal','/portal/shanghai','evt-SH-2026-000024','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e9890c97b68ac7344cb7fb2e927',NULL,'c789569a7a55ac550ff4a1aafdf37267293f6f93ba21d1d1074258a281b6b032',NULL,NULL,'2026-12-11T02:00:02.089047Z','2026-12-11T02:00:02.089047Z');
INSERT INTO "inbox" VALUES('01a22e9891537b319f6010eabf180c4a','portal','/portal/shanghai','evt-SH-2026-000025','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e98915372e3b10470dd96b1229d',NULL,'a6ef348909007975139b62224d8700fa32c5dee208ff741613334359c1293b01',NULL,NULL,'2026-12-11T02:00:02.226522Z','2026-12-11T02:00:02.226522Z');
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
INSERT INTO "ledger_entries" VALUES('01a22e988e177851a508ea0d69ae3480',1,'payer',NULL,240000,0,'2026-12-11T02:00:01.594902Z');
INSERT INTO "ledger_entries" VALUES('01a22e988e177851a508ea0d69ae3480',2,'pension.pooling_fund','pension',0,96000,'2026-12-11T02:00:01.594902Z');
INSERT INTO "ledger_entries" VALUES('01a22e988e177851a508ea0d69ae3480',3,'pension.individual_account','pension',0,64000,'2026-12-11T02:00:01.594902Z');
INSERT INTO "ledger_entries" VALUES('01a22e988e177851a508ea0d69ae3480',4,'medical.fund','medical',0,80000,'2026-12-11T02:00:01.594902Z');
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
INSERT INTO "messages" VALUES('01a22e9889817c5c84ab2cf14394c432','01a22e9888fc7c4da6de159ae619f1f0','email','materials_wanted','{"missing":["bank_card_copy"],"until":"2026-12-21T02:00:00.198352+00:00"}','due',NULL,'2026-12-11T02:00:00.198352Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.198352Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22e9889817c94895048e101e66658','01a22e9888fc7c4da6de159ae619f1f0','sms','materials_wanted','{"missing":["bank_card_copy"],"until":"2026-12-21T02:00:00.198352+00:00"}','due',NULL,'2026-12-11T02:00:00.198352Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.198352Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22e988b9a74de87122797923381a4','01a22e988acf7c7fb244ab016943fb59','email','contract_to_sign','{"contract":"1","until":"2026-12-18T02:00:00.707309+00:00"}','due',NULL,'2026-12-11T02:00:00.707309Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.707309Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22e988b9a7518a7e0d799354893e0','01a22e988acf7c7fb244ab016943fb59','sms','contract_to_sign','{"contract":"1","until":"2026-12-18T02:00:00.707309+00:00"}','due',NULL,'2026-12-11T02:00:00.707309Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.707309Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22e988c6271e7badc87809bb6d699','01a22e988baf7893a7bdf960ad10b3b0','email','pay_by_yourself','{"method":"tax_app","order":"bank-b3b0:order:1","until":"2026-12-23T16:00:00+00:00"}','due',NULL,'2026-12-11T02:00:00.928483Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.928483Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22e988c627219b5fb4a9946793aac','01a22e988baf7893a7bdf960ad10b3b0','sms','pay_by_yourself','{"method":"tax_app","order":"bank-b3b0:order:1","until":"2026-12-23T16:00:00+00:00"}','due',NULL,'2026-12-11T02:00:00.928483Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.928483Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22e988d337a62bc99a8e6a5aec3f8','01a22e988c7f79d29491b112b47afa85','email','choice_wanted','{"methods":["tax_app","gov_app","alipay","wechat"],"reason":"account_frozen","until":"2026-12-18T02:00:01.146520+00:00"}','due',NULL,'2026-12-11T02:00:01.146520Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:01.146520Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22e988d337a989afc10975574a64e','01a22e988c7f79d29491b112b47afa85','sms','choice_wanted','{"methods":["tax_app","gov_app","alipay","wechat"],"reason":"account_frozen","until":"2026-12-18T02:00:01.146520+00:00"}','due',NULL,'2026-12-11T02:00:01.146520Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:01.146520Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22e988eed7d09bace68042453c282','01a22e988e177851a508ea0d69ae3480','email','voucher','{"voucher":"310000C3KPD3W4G747V4"}','due',NULL,'2026-12-11T02:00:01.594902Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:01.594902Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22e988eed7d3dbd00d68c884481b2','01a22e988e177851a508ea0d69ae3480','sms','voucher','{"voucher":"310000C3KPD3W4G747V4"}','due',NULL,'2026-12-11T02:00:01.594902Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:01.594902Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22e988f9b78e5ae09b906af1b4d69','01a22e988f037d77ae93285a1748013e','email','debit_announced','{"debit_on":"2026-12-18"}','due',NULL,'2026-12-11T02:00:01.754517Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:01.754517Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22e988f9b7920a83dc9937dc29273','01a22e988f037d77ae93285a1748013e','sms','debit_announced','{"debit_on":"2026-12-18"}','due',NULL,'2026-12-11T02:00:01.754517Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:01.754517Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO "outbox" VALUES('01a22e9888fc7f70864b4f6d6214a5c0','01a22e9888fc7c4da6de159ae619f1f0','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000001","region":"310000"}','2026-12-11T02:00:00.000294Z','2026-12-11T02:00:00.000294Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e9889817cb9ab190c1ea61d7241','01a22e9888fc7c4da6de159ae619f1f0','cn.shebao.payment.waiting.v1','{"for":"payment.materials.supplied","until":"2026-12-21T02:00:00.198352+00:00","reason":"materials_missing"}','2026-12-11T02:00:00.198352Z','2026-12-11T02:00:00.198352Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e98898f7bc4a79b39f34e24a57f','01a22e98898f7a0d9b6fa50cf51da918','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000002","region":"310000"}','2026-12-11T02:00:00.238921Z','2026-12-11T02:00:00.238921Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e988aad7c2391f4c3d659431625','01a22e98898f7a0d9b6fa50cf51da918','cn.shebao.payment.waiting.v1','{"for":"authority_answer","until":"2026-12-16T02:00:00.326550+00:00","reason":"authority_pending"}','2026-12-11T02:00:00.326550Z','2026-12-11T02:00:00.326550Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e988acf7e5c9d74117780489def','01a22e988acf7c7fb244ab016943fb59','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000003","region":"310000"}','2026-12-11T02:00:00.559050Z','2026-12-11T02:00:00.559050Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e988b9a753491b0bf09564d2a4d','01a22e988acf7c7fb244ab016943fb59','cn.shebao.payment.waiting.v1','{"for":"payment.contract.signed","until":"2026-12-18T02:00:00.707309+00:00","reason":"contract_to_sign"}','2026-12-11T02:00:00.707309Z','2026-12-11T02:00:00.707309Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e988baf7a37884f2f813e94291c','01a22e988baf7893a7bdf960ad10b3b0','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000004","region":"310000"}','2026-12-11T02:00:00.782897Z','2026-12-11T02:00:00.782897Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e988c627236a7ae07b8ccf8cb03','01a22e988baf7893a7bdf960ad10b3b0','cn.shebao.payment.waiting.v1','{"for":"payment.settled","until":"2026-12-23T16:00:00+00:00","reason":"payer_pays"}','2026-12-11T02:00:00.928483Z','2026-12-11T02:00:00.928483Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e988c7f7b7aaac44ad3f7367f07','01a22e988c7f79d29491b112b47afa85','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000005","region":"310000"}','2026-12-11T02:00:00.990943Z','2026-12-11T02:00:00.990943Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e988d337ab3b3bbaa583c34a4a9','01a22e988c7f79d29491b112b47afa85','cn.shebao.payment.waiting.v1','{"for":"payment.method.chosen","until":"2026-12-18T02:00:01.146520+00:00","reason":"account_frozen"}','2026-12-11T02:00:01.146520Z','2026-12-11T02:00:01.146520Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e988d4b7fc8bb2ad200311fbb15','01a22e988d4b7e29a6e2175d0439704c','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000006","region":"310000"}','2026-12-11T02:00:01.195223Z','2026-12-11T02:00:01.195223Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e988e177ab49b9adfffd279080a','01a22e988e177851a508ea0d69ae3480','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000007","region":"310000"}','2026-12-11T02:00:01.398838Z','2026-12-11T02:00:01.398838Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e988ece7fc7a73bf13c963ec48f','01a22e988e177851a508ea0d69ae3480','cn.shebao.payment.collected.v1','{}','2026-12-11T02:00:01.540264Z','2026-12-11T02:00:01.540264Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e988eed7d579f422c3a5ec95d2f','01a22e988e177851a508ea0d69ae3480','cn.shebao.payment.completed.v1','{"voucher":"310000C3KPD3W4G747V4"}','2026-12-11T02:00:01.594902Z','2026-12-11T02:00:01.594902Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e988f037f2bbaaeae06f23e0d1f','01a22e988f037d77ae93285a1748013e','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000008","region":"441900"}','2026-12-11T02:00:01.634950Z','2026-12-11T02:00:01.634950Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e988fac7032a13bcd336739031c','01a22e988f037d77ae93285a1748013e','cn.shebao.payment.waiting.v1','{"for":"debit_day","until":"2026-12-17T16:00:00+00:00","reason":"debit_day_not_yet"}','2026-12-11T02:00:01.794773Z','2026-12-11T02:00:01.794773Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e988fb57a9f9090525f3a6b382b','01a22e988fb5790abbd855020adf2fd9','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000020","region":"310000"}','2026-12-11T02:00:01.812933Z','2026-12-11T02:00:01.812933Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e988fd17805ad3e207283770296','01a22e988fd1767a8160336bbef2250e','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000021","region":"310000"}','2026-12-11T02:00:01.840761Z','2026-12-11T02:00:01.840761Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e9890167bc98abe3f479efbfeed','01a22e98901679c992f07919fc0adfc2','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000022","region":"310000"}','2026-12-11T02:00:01.909993Z','2026-12-11T02:00:01.909993Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e98905e700fa8847e419ebe4a96','01a22e98905d7ec4a7e72bdd00fada2e','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000023","region":"310000"}','2026-12-11T02:00:01.981292Z','2026-12-11T02:00:01.981292Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e9890c97ce8a7f596de5a9106b9','01a22e9890c97b68ac7344cb7fb2e927','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000024","region":"310000"}','2026-12-11T02:00:02.089047Z','2026-12-11T02:00:02.089047Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e9891537475aadff127407a6f30','01a22e98915372e3b10470dd96b1229d','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000025","region":"310000"}','2026-12-11T02:00:02.226522Z','2026-12-11T02:00:02.226522Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e9891ff703f804c784ab662c54f','01a22e98915372e3b10470dd96b1229d','cn.shebao.payment.collected.v1','{}','2026-12-11T02:00:02.366645Z','2026-12-11T02:00:02.366645Z',NULL,0,NULL);
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
INSERT INTO "payments" VALUES('01a22e9888fc7c4da6de159ae619f1f0','portal','/portal/shanghai','SH-2026-000001','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','materials','materials_missing',2,NULL,'2026-12-14T02:00:00.198352Z','payment.materials.supplied','2026-12-21T02:00:00.198352Z',0,0,0,NULL,NULL,'{"asked":{"waiting_for":"payment.materials.supplied","at":"2026-12-11T02:00:00.198352+00:00","until":"2026-12-21T02:00:00.198352+00:00","about":{"missing":["bank_card_copy"]},"reminders":0}}','2026-12-11T02:00:00.000294Z','2026-12-11T02:00:00.198352Z',NULL);
INSERT INTO "payments" VALUES('01a22e98898f7a0d9b6fa50cf51da918','portal','/portal/shanghai','SH-2026-000002','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','declaration','authority_pending',4,NULL,'2026-12-11T02:00:02.326550Z','authority_answer','2026-12-16T02:00:00.326550Z',0,0,0,'tax_app',240000,'{"polls":1,"awaited":{"key":"01a22e98898f7a0d9b6fa50cf51da918:declaration:1","until":"2026-12-16T02:00:00.326550+00:00"}}','2026-12-11T02:00:00.238921Z','2026-12-11T02:00:00.326550Z',NULL);
INSERT INTO "payments" VALUES('01a22e988acf7c7fb244ab016943fb59','portal','/portal/shanghai','SH-2026-000003','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','contract','contract_to_sign',5,NULL,'2026-12-11T02:00:02.707309Z','payment.contract.signed','2026-12-18T02:00:00.707309Z',0,0,0,'bank_debit',240000,'{"polls":1,"asked":{"waiting_for":"payment.contract.signed","at":"2026-12-11T02:00:00.707309+00:00","until":"2026-12-18T02:00:00.707309+00:00","about":{"contract":"1"},"reminders":0}}','2026-12-11T02:00:00.559050Z','2026-12-11T02:00:00.707309Z',NULL);
INSERT INTO "payments" VALUES('01a22e988baf7893a7bdf960ad10b3b0','portal','/portal/shanghai','SH-2026-000004','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','collection','payer_pays',6,NULL,'2026-12-11T02:00:02.928483Z','payment.settled','2026-12-23T16:00:00.000000Z',0,0,0,'tax_app',240000,'{"polls":1,"pay_order":"bank-b3b0:order:1","asked":{"waiting_for":"payment.settled","at":"2026-12-11T02:00:00.928483+00:00","until":"2026-12-23T16:00:00+00:00","about":{"method":"tax_app","order":"bank-b3b0:order:1"},"reminders":0}}','2026-12-11T02:00:00.782897Z','2026-12-11T02:00:00.928483Z',NULL);
INSERT INTO "payments" VALUES('01a22e988c7f79d29491b112b47afa85','portal','/portal/shanghai','SH-2026-000005','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','collection','account_frozen',6,NULL,'2026-12-14T02:00:01.146520Z','payment.method.chosen','2026-12-18T02:00:01.146520Z',0,0,0,'bank_debit',240000,'{"refusal":"account_frozen","refused_methods":["bank_debit"],"asked":{"waiting_for":"payment.method.chosen","at":"2026-12-11T02:00:01.146520+00:00","until":"2026-12-18T02:00:01.146520+00:00","about":{"methods":["tax_app","gov_app","alipay","wechat"],"reason":"account_frozen"},"reminders":0}}','2026-12-11T02:00:00.990943Z','2026-12-11T02:00:01.146520Z',NULL);
INSERT INTO "payments" VALUES('01a22e988d4b7e29a6e2175d0439704c','portal','/portal/shanghai','SH-2026-000006','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','collection','bank_unknown',6,NULL,'2026-12-11T02:00:03.338354Z','retry','2026-12-11T02:00:03.338354Z',1,0,0,'bank_debit',240000,'{"contract":"01a22e988d4b7e29a6e2175d0439704c:contract:1"}','2026-12-11T02:00:01.195223Z','2026-12-11T02:00:01.338354Z',NULL);
INSERT INTO "payments" VALUES('01a22e988e177851a508ea0d69ae3480','portal','/portal/shanghai','SH-2026-000007','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','completed','voucher',NULL,7,NULL,NULL,NULL,NULL,0,0,0,'bank_debit',240000,'{"contract":"01a22e988e177851a508ea0d69ae3480:contract:1"}','2026-12-11T02:00:01.398838Z','2026-12-11T02:00:01.594902Z','2026-12-11T02:00:01.594902Z');
INSERT INTO "payments" VALUES('01a22e988f037d77ae93285a1748013e','portal','/portal/shanghai','SH-2026-000008','441900','flexible','pension','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','collection','debit_day_not_yet',6,NULL,'2026-12-17T16:00:00.000000Z','debit_day','2026-12-17T16:00:00.000000Z',0,0,0,'bank_debit',120000,'{"contract":"01a22e988f037d77ae93285a1748013e:contract:1"}','2026-12-11T02:00:01.634950Z','2026-12-11T02:00:01.794773Z',NULL);
INSERT INTO "payments" VALUES('01a22e988fb5790abbd855020adf2fd9','portal','/portal/shanghai','SH-2026-000020','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','materials',NULL,1,'01a22e988fcb7758b4325c3ca3dd0ce6',NULL,NULL,NULL,0,0,0,NULL,NULL,NULL,'2026-12-11T02:00:01.812933Z','2026-12-11T02:00:01.812933Z',NULL);
INSERT INTO "payments" VALUES('01a22e988fd1767a8160336bbef2250e','portal','/portal/shanghai','SH-2026-000021','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','method',NULL,2,'01a22e988fe7765d937d66a93871f4ed',NULL,NULL,NULL,0,0,0,NULL,240000,NULL,'2026-12-11T02:00:01.840761Z','2026-12-11T02:00:01.882571Z',NULL);
INSERT INTO "payments" VALUES('01a22e98901679c992f07919fc0adfc2','portal','/portal/shanghai','SH-2026-000022','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','declaration',NULL,3,'01a22e989027769dbdcadca0318a692f',NULL,NULL,NULL,0,0,0,'bank_debit',240000,NULL,'2026-12-11T02:00:01.909993Z','2026-12-11T02:00:01.966714Z',NULL);
INSERT INTO "payments" VALUES('01a22e98905d7ec4a7e72bdd00fada2e','portal','/portal/shanghai','SH-2026-000023','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','contract',NULL,4,'01a22e98906f777f85f01e9d7f0485f3',NULL,NULL,NULL,0,0,0,'bank_debit',240000,NULL,'2026-12-11T02:00:01.981292Z','2026-12-11T02:00:02.058508Z',NULL);
INSERT INTO "payments" VALUES('01a22e9890c97b68ac7344cb7fb2e927','portal','/portal/shanghai','SH-2026-000024','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','collection',NULL,5,'01a22e9890d4735eb96e07522b666d65',NULL,NULL,NULL,0,0,0,'bank_debit',240000,'{"contract":"01a22e9890c97b68ac7344cb7fb2e927:contract:1"}','2026-12-11T02:00:02.089047Z','2026-12-11T02:00:02.190518Z',NULL);
INSERT INTO "payments" VALUES('01a22e98915372e3b10470dd96b1229d','portal','/portal/shanghai','SH-2026-000025','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','voucher',NULL,6,'01a22e98916f7a91851d6f1dbce7e75c',NULL,NULL,NULL,0,0,0,'bank_debit',240000,'{"contract":"01a22e98915372e3b10470dd96b1229d:contract:1"}','2026-12-11T02:00:02.226522Z','2026-12-11T02:00:02.366645Z',NULL);
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
INSERT INTO "requests" VALUES('01a22e9888fc7c4da6de159ae619f1f0','a6abd35353ed1d9a3cd5f6e33aa39193a5597ff5fea05889df8d4828d769e70d','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.GmXhwWzF2VSLzx1cyuR5cmnO6qQsaUSFCOfSruScjYjbMj5Y10k/quBilMIw6tauRX63ZJCeS34XFEwP6AORd1iVTrN+atAIYS1HbSgV6j0VWXN3OxOUjojuDqFbhLYqoC0TNrQjViVGCySFpedtSYAyZQUm/1GqTnuriZxm7WqXl7C4NjsWCOl4BgWWZf3QnClapDdZbQzPh5dhTVFwFy817P7sIfGY8ZUep3MlzjMEAx/3DqeJ5khd+Y4LyIizUc5or9PFJqIwWBvF+7RHMenRMGAG8s3Q5J/NDsSJr9dvjZyTY/dtF/MpOptAYpF7/IQLRcTurA==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e98898f7a0d9b6fa50cf51da918','99265c5e6560e12c040bd781bd88a689eb067bdcf0a75de6ed9d647febb8ddc5',NULL,'c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.GKnf5GjE/5ZvhDf4bCUQXcqR8+MZLHACl5ughT0OKtbu7YDaZtB5K9rvnUML1KfhS2hor2ko/MCbStalDGIRMBP9ZF3vU07p4VgqEAP7y40PFiTxLPA11SBIuHcrOydXxCxgc9aJKyOGLxC1RngzbfJ+S6KT3+OWN8+bquZxek/PK6Zccavf16S0KM680sQM+paR0uTKlWEZfo0=','zh-CN','{"base":800000,"category":null,"grade":null,"method":"tax_app","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e988acf7c7fb244ab016943fb59','63db408999b291af981ffc1e63a5110c398593ff3a574e69b20c763455c8c5f3','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.Mhj9gI9y6gCee8LPMAytGGwsKiNfexTuqpTiQ8D4Qdgtp2bcjK9V7qpO4B+JBq+Aia2OBzJALVTAfyBKdxW2aVBiQoG8Z/ccnQSwKEYHKyoXNPD2pMJ5snDB2oQtmILXN75PpwfhhvTMy0azS56/RnilKJYki4xtya+axTnlSZddnI9lkMSEibabcUIOVneDAB8CoeuCWOT4B/VaoU+7QQups4/1v4JU3Br9rP45sf4clLzuUBlCwOl3r4ZR4Rk/ZsVEw16KC51HRX/Vjd4azljYLZTDDQCyFaZ+zQKgWrTL1ykzXJ/SkH4lElvdzmQzeZR0WT87sg==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e988baf7893a7bdf960ad10b3b0','09ceb32461ad89e857f36d090b18156d2733d2ee387728f70f927d7200fc9be9',NULL,'c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.ALHKNvMaJfWYzLh1SFKCT8TxllbT1Ed59om3+KivMCIIksLSMPdbHmWs68tJhUxzJx66Pinatqtq1jz0+Fm/1Y3+Gl0KlQnoqN7RJ7SnAvRmefv7edP8t522R3m7x7MEI1XHBEs8jP/UnnbQh7hT2BpS+4jx26qW1dovAkg/A2GGn7vw2LUJWTxhX71EIj3tgvU+FDFV838/Nhs=','zh-CN','{"base":800000,"category":null,"grade":null,"method":"tax_app","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e988c7f79d29491b112b47afa85','1d827b82e3d32a4514e85c3fe7e57b003c532a85b823d989a48e9896e3c9f899','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.kcosN52LdnuaIDp09IWN7uI1TBCEUZzF6t6hRHHXp6HJzFG1W2skP+zbdJZe1zQkU/0lt6kbNO2aUsKCqd36e3H4FomME/SVayxCSFXtz3l+Gge3DPlUfhQqxIFI8HK5SENI0ER7KNMMrBwDuM9EIM4bJqwtUnJkWG1tLfHipTiZNClg6bs0pMiRca2mJJ7SumipS0T4yjS7l+oKVOv13+9XojXbgTkXtV1fVy1P0lWf98jynhtDOQDRrrcyfEcCCutJavAKSPDdGvjHji30mhyV9dr1yVOTqwHFn8HT633zehG9qKnpxJd5Js4aQkSKhvAaQlE2NQ==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e988d4b7e29a6e2175d0439704c','133023b360e99f052f1f06e26eb3c5678801b0c50716eb15ccb4415800440a07','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.x4KBA47kbinFlwh43OPLMod/8vkGZhH2x24yQNKoJzc1e+H+Mc6G64o/vd2Ku+DXSnXo413Xs2W7u9b5/RWavJ/6LFaWW88ghDj+t5XfZ4GhNCd+SkHPtq8bgmUv98iMuFQ8GxA5hQFaTKljAoUCAtQsQR2LrVcWV0HbRoKoMBIR4ZcgoRs+4DpSRN97rXHOCbPTO7BUCGpLzbfNdS6hJ5/tE0uR52IBc9wJZaBYlYkI4Lj4FwCVSdA7cjRo1m2FhPcd3+mA3s/NoWSTXBfalJOHo8BsnM3WwBHWk4t306MNG/llEpNjWETXoGgurXvc3wzS3mFbCA==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e988e177851a508ea0d69ae3480','63b08f8325309a900e0e323d09c0a911811b322bfa2092d94b9479e7b6ea8655','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.UFHGlGv6RMZI6PAutxWij9NXT3vzne59OB1mAkfeqhejDyEr/D7ldpKPmOtrVm12uFAgm9wRrOrhhSx+pqNYDIHYD/91Z5qb/y6G4mr0SdIY32E/zFyxO+1/tQuyV/vqDT+p5AvX3shjQeJJca7GxSUTyQScnv3iPkQsWkaqBCPykRQng2PVOyTjU7rgT2BNTBsvOjF6Ki7h4z/fxPJeEQtM1hUVoXAAf+GWO9J1IIPpXSgwmSmrqc3MISd5N33fgzEIJXP+qcDM+KtFh7LKLRHyfIpKdKLK7ZmdC1oAl7+fP0DweflNHu3NslxtFUF8AGjNKIFJkA==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e988f037d77ae93285a1748013e','47462b862f53252775e2f3c95a554b9a0fe1d2303ffc011c365c1b840ef6aa79','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.7+84NbB1xGCzX5G7ktPliHAHBaPiq12r7dWUqEMGffCHk32u02OtI5ZN5YdZJDv5NUNf542Cp5a/aJgzfQgNV0QP6nKtkHIOssh2b4ajY4/26AH7/aOAFo0CtMfYuN/AoVEufyMEn20b5DCjOgJJoc0LT1Mfp64KmK3VjnX5JQeQUEC5Gj+XoahwNSHEwUyKw38sKZXsBZVa6wfAp+kxLFP0/DEX3pVO/IvxAaT3jS+zRQGFERzc4vmzZkG5/S4hMxtp71+5wDGGmSdF8UT6wVHRsEI2DN3StsvG+1vvDJQYJu2Imbv56ZThDgcaPf+hwv5qZzVdKw==','zh-CN','{"base":600000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e988fb5790abbd855020adf2fd9','1aeeb95edcbd17d68acb1e19e13f2017525dcbd809f55f0109447d0fae16af97','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.ewybKf4Oj2h2g3KX0BkmhGOZgiHsUO1c7j4U6DmD8zoxxDphUrFiA79eCRWW8N+GLM9MZzWxJEKD+oYZvmXZ8kqoA42v4z7QZ6LB/fOQAmRDxj87LpxsR/MvcAoPnSsZ4b72UljZwxzclNp+k5W0PRSyhAxLrVHAkoWwOEMmKsUq24ZIkbOyrwDYR0sGeUM1if3wzmnuCZjETY8jdTjIYmd3PIy/DAbT8vViPWnfblHDQ3kdFygDvf3J9+lbgJREMxgiceECgM8+OD9ClU6GihbO29fZ/3zUhzw24iwuUdMzi85hAiHEHKCw6+rTzYTIZU5kdfsn6A==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e988fd1767a8160336bbef2250e','232edbda4e8b01553000aa465f68a51757d44e3e4d1c0c1e84afd9ee8287930f','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.YEV9hNvoY3EUkabFBVGhgdOX+cIOaXgklSfSYQqYbi3BxhTd4AnM/+yI6AdqJYYmnu+LnU6XkjZsEjK29xEyffZLH8HPgME/I8yO/uPIwkzhcvk9QyhvJfG0JTw2wEOeK46i3teqBFEFZmSb3Wxw4P3DVVwnx/SS49fxCIhCOMl4lTQCt36ar7BYaGd8ddIC0XoKEEv0SarMkPq2/vB5JGKOr3M6iUlZDR17Xlv9Jxykl/fcnB7ekKMI/g65sS7w/CnQtR+FYygWi9j/xFkM0lV2xuaA9DnBQAUQRX2970BqRENge1+ZNMiObbrPcYqUzWz6hoyj+g==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e98901679c992f07919fc0adfc2','bed81efd04fbd44737c599b015d6e330a8f28e89c85b033673a870a1dda0dce9','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.LJXD1UOZ990zK28LMMEJ2A+oqNm4U4pany3Cd+9iX+/Py9l1LGR1kWva82/CXzxDJppjhE1KE+wuQ99tsxiUWI3X0kpl/8QfSJ+MWRDSsTHqpPqZQFSFn2NHdshv7pqpytDMlj8E0EGzkXmNjvm0Rqm5NbB/eR1FJ6dNlSIzW4ohrDpaH6gBWT+3OIHlq6Hh6qQTCgamLQRelLnXuEQeU9qKDK8N3YbtOONWMuVLZWY8e0fqW9pWFe+sxka61Bennj6Mi30JXuZqj1kSb6eTaegYEY8SDgr2FOMSLXX7aM1yZv5fXgGZ2VqsuNj+TpOdSOSMt71vig==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e98905d7ec4a7e72bdd00fada2e','5007134139fabce2bfea50773dad726e8b708a32993d8fb33173c9457b6c83ea','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.jfI8y2NVeNNjOS4oBtMZxLA+nbqvG8Uy2dZ1NpWzZFbxaGxs3vCISsLeTboROT5JpAeE7ETRXIkDM7AiIwlAE9gepLg9XkgoUJGd9C/SsSaOik7P/jipmxLk2JWnJsNIZDGxD7teaTpLHqjOV56tMJXI5sDLP+B/8mNlz/rNrnBvizOX6vEY9kqpznTPY8YhK5EPy0UoJbb+POioRFLOBFsl7JW1PeN1iueMfay1/GuPTjsE2frS3cI+yQEHJr0Za/fGoqp9YHUtqVkMbz540SPF8F3efjz9rUaWKI+v39xM5iezpVd0zQY7CB/pz6D8wrilj23K9Q==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e9890c97b68ac7344cb7fb2e927','5d79db05af9c9d19e96d73662c4ca435139f8aca955bde0b40b63f1633ce0156','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.OnharZ1N/8i1HGvmSRj051KG8ALGKAkqyh+FCSLXT7kx91Hi94GjYbOCUANivkSaMk7eb0Vz8+BWyK0BigkqxjmM4aLFX9I2FD6g+McGpULx9BaZv0zWND0+wQeFgC3TsQifILFiC146iyC6GYFCDb7EWj4QoTjSV6hGg8KFkrjKx0yDVkleeCRwy/dMLA8IBodEQh533bXikqWsrGpXjZQe9oIPcJhRG0X74yQqp6zOkB5OZqPxbI7ERhPVkbAc7itJmY3PfEimDNo6GNW8AGneAAtlaHmuHli1ycSd3b+istel1OYDMEMkmtISC3gp2bjIR41gpg==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e98915372e3b10470dd96b1229d','6b60b559ed409c14b926fc74399513cfbddcaa3f9430e7608414bb0302109e73','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.A3i8jeeYDltJIN+QV9X6sUYWn3lJrPHv7H2Nr5jh7BbCqNT+cPAO0GdXCfB99BC8zCNGj0yzDf3THKXjq7PZcqzetHS80/16uMeb4Y5sdl8a2smjILqsJXStmwZQbjxunluNk9v3VR+H9fS4wBa1s/yBxoJ0ZUBP2Nw3szpRTSNAu9WVz0otBAfmtLs66OoZIwpxrN5hMfA4wW+OHoDfmdauGY0JtscYM9g4eOoLJDkdPjlE156D2EKxmJTEBo0qloEYYeB81kW61SOb1Re4CUnWiqH9CGJo7uETrYExqC1Ujh6dFEO0zFNgsOXX2arqWESv5ig99g==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
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
INSERT INTO "runs" VALUES('01a22e988fcb7758b4325c3ca3dd0ce6','materials,method,declaration,contract,collection,voucher','materials','["01a22e988fb5790abbd855020adf2fd9"]','2026-11-30T22:34:51.947000Z',NULL,'2026-12-11T02:00:01.834715Z');
INSERT INTO "runs" VALUES('01a22e988fe7765d937d66a93871f4ed','materials,method,declaration,contract,collection,voucher','materials','["01a22e988fd1767a8160336bbef2250e"]','2026-11-30T22:34:52.015000Z',NULL,'2026-12-11T02:00:01.862674Z');
INSERT INTO "runs" VALUES('01a22e989027769dbdcadca0318a692f','materials,method,declaration,contract,collection,voucher','method','["01a22e98901679c992f07919fc0adfc2"]','2026-11-30T22:34:52.090000Z',NULL,'2026-12-11T02:00:01.926644Z');
INSERT INTO "runs" VALUES('01a22e98906f777f85f01e9d7f0485f3','materials,method,declaration,contract,collection,voucher','declaration','["01a22e98905d7ec4a7e72bdd00fada2e"]','2026-11-30T22:34:52.191000Z',NULL,'2026-12-11T02:00:01.998746Z');
INSERT INTO "runs" VALUES('01a22e9890d4735eb96e07522b666d65','materials,method,declaration,contract,collection,voucher','contract','["01a22e9890c97b68ac7344cb7fb2e927"]','2026-11-30T22:34:52.327000Z',NULL,'2026-12-11T02:00:02.099481Z');
INSERT INTO "runs" VALUES('01a22e98916f7a91851d6f1dbce7e75c','materials,method,declaration,contract,collection,voucher','collection','["01a22e98915372e3b10470dd96b1229d"]','2026-11-30T22:34:52.511000Z',NULL,'2026-12-11T02:00:02.254842Z');
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
INSERT INTO "vouchers" VALUES('310000C3KPD3W4G747V4','01a22e988e177851a508ea0d69ae3480',1,'GGPVF6','e0659af25a605c62b3532d36af2a523cb0b54781ad7426fe7ee3bbda146d2826','8061cd63865d862fd550da8d07acd18335503ceb06492dc819b42dea4e82ba2c29e940babf716aa66559a47d3d26a495a53c31d7cdea23f8d109d260b0b31b02','de52c5b7d3964059','v1.t1.4AFpiFyTmkKREzBqpskxzpoUNdEVstSsF+fyXeJ3XOfo75UyZRH9Av6deZuVNWsUg5CjqUvqp4kSqX7tbM4j4vMMCEffLc4Z+3W0JfzyJgPRu7aAUQUM9brBMUmAXLtQkXx1FF+EVAqLaDmHwNm9+8Nlg3eEzo/J9fJsFa9UmdMOyZgPMv3PEMuDEvTPfJItBadH/y92sKmraf7er72V2Q8qtxTklOFWVlSygmmLUZWhmjRrhRKKFQO54m2NlN6FXodp95Ih44q3m4CgLgry+keLl04c61cxjhUYneXOyTT7MuuEgmnNqLYRqHwT7bnJDNPOrMl/wdpQfw8ugm1m1nWXElhkkLPVecoj/3F+zi2bNlP+jWMTNfO6cbYR0L2IxaaSMjPU7lYzCWKeTwaEBAm/i8lX2NUVcgIk/9zmw6d7V+hhf8b5Lilbi9azTDrVjNw5S7/KeuPvdF7Q5inTqwlP2jHFDxJZ2O5EyDPLXusMTADNnMwO8JhTF9fiqsmL7/JrlBhZlSBsTC/t8wxp5M6f9m0BFdaKXqJWPUvebSqyYc7aMxTso+22QpT3/R/3fYhvGh1zyH2wHwhe609Lmdyus5kUAwt9lp2Lg3jq/BXIIk8U/e0c/xAeD6w0Gy1Cwgeleu64+kVd17PrNFEpKqhluIuMpMmb+poNIZ9HAlKDMUDY8p2U6XlKHEwNUE2AmCohpH0iNWo2/miPDwfXonU1dBIspoQryYxIHcNOJhLDOSp8qzxIf9Y4RY4h5dJRbUY61HmmNSxCooEZ3UqNjaO7vXtVoI2Btc30z0ffrT61UWn95NB/TJxCHv4eZuwZuPPgikLMr06rMNMC7mHh9RavtUUmzS5mTotnKC2NPBxBWU7W9YzPSIq2zuTpwOMYSs6pEpAqSl1erbeoFXukf2D5oSqshnuLykF8seiwPIwWjiuEi+7x5CFOFkeFqzDVE4OoCiXpcrSmI7pulARrwMriEAPcM37JuTRrpGvCdDJ5UQfc7brmgyaebMcyEHXCjZPlapnY3Gn5q+8d6lP/D+RozE3puk/vZVt/bVllmam1h2VOT6bYDQx+Y9QDAXTgwdrJgfUSObidZj+7/AAvrmWkr6LaNwert6HEfgDAoZdHbFgoJOM8V03ngBRt8nViFXbJ2CBMvmaN+uraqzpa2zTFD99Q5muwo8RxLBzKOAa/LYyzbAGiCGx0VC2AzK2iuZTEFVU0iKLFJhux68xUM8k+FTXsqOIfqU2ymgZ3VZyj5q4UaQoXZXUMqoMi+bcOxVsDwlMCEAr29gtemMHSB5bp+xmkN9YkLpz+ToRm7UzD6/tbAbuaIpGjofl8hIwb/cYZC4QiVZmcFwfCNkOGLxsJYpRrffY8+NPIwuJh5U0pAmu5R9G7wU5RFI5F0ozRaYqXgEVjEDjiZKTQIo571wTBQ3slzF3PUVvaiLz8o6GXwJR+yNLaxUdTYgJZiusf6nd+WiJr6vVagOjhy53WiiBnvYsSNv5hLEUMm5O/j502C4uV8GARZMV4AzJcelb32IoSWKqb0zjKMBKmmdCdpVniex5NrX9twU4MdW5+8F6WoPXOwquwcAdWxNDzkTBE2FuDK/UBTF/wYCVOF+I7zb734FKP1VwwiUNiP+89cxEFB+9fixIM67nqUySMu7B42aGVkFxdS9dYKrAu1AM7OvyAZ7U/+S3NqBJVqyqYLxKCUOV11fsLjDfi6QR2/uoz1gBbBszM6b9LAEcT6ZIScd2MbYHGUNaupx4Tlinsz1dLo64GlbHq4ii+vCsEOQXuzrcr0A5s6YWArwjrZ9w/sjUhZ7QLTeAOcvSaduyoldpbJ/ivYhy1GXPsrgz8xgpqye+1qSAGqvD4Db+hAeBpKRSu7hPCis0vvJ3xIGt/KknE+I2u2y/yP2ow7111/7Q4OFFk8x+wzDuhUXGmLOhIgaUI3apkV7UbEHZtN06xMKbOi6wMDl2HzP+H6OxcysDZpYC15JEtpkHPrMLqQzRtuHK5V4lPsaEyfkpvSqyMvFKXNgmeZEkAo3vQol7DgmF8HGYCL5Sxj+i/XWPIBdzd7svB7O+1wrWPfZ6G3iDixQFtNmy90tqx5Bur2jYrY9Vd9qZWGkMELibdn9P0QR8BxTSsLuCfKMjjActI4NLlFoB7Yi2wi9v8ssVbfjpWHWYEOCYsXoaWbw576pAMaXpdfIuE+l16PXMDxpYSVJpgc3hQVPY65ygiCgshTEuSi6p/s4BRrpbVzqAdzucvLEXMvqE5Jumd/vHZ56GlZzVRkTEKyIEZEu0D0Z/fKrautCRj2KW9VW3QMVVQ+bHuj/yc7Oj0SYA9bUXr3Sre5/Wd97Dq3l0i0aEZ2PRPGDxvH1xlSj/sDJXXGErfNc+jlR59RxQfzu4iY4PdKshhsrrAWCRHwZSxFlIyCghOsTixbyBHGtLzYQPgHQt0yylyJqOuIyJh8uaDvgbodA==','2026-12-11T02:00:01.594902Z',NULL,NULL);
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
