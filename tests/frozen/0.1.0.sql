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
INSERT INTO "arrivals" VALUES('01a262d426e0d145e6a64286a1f8d3bb','01a22e9265a3706e88ee29b0907f4237','01a22e9265a3706e88ee29b0907f4237:debit:1',240000,240000,0,'bank-4237:debit:1',NULL,'answer','matched',NULL,NULL,'2026-12-11T02:00:00.480693Z','2026-12-11T02:00:00.480693Z');
INSERT INTO "arrivals" VALUES('01a262d427a2de22d22307a18d1e42cb','01a22e92668073cab84121af61f7a8c6','01a22e92668073cab84121af61f7a8c6:debit:1',240000,240000,0,'bank-a8c6:debit:1',NULL,'answer','matched',NULL,NULL,'2026-12-11T02:00:00.674641Z','2026-12-11T02:00:00.674641Z');
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
INSERT INTO "breakers" VALUES('bank','closed',NULL,0,NULL,'2026-12-11T02:00:00.410575Z');
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
INSERT INTO "contracts" VALUES('01a22e92649575d7ab222c375822054b:contract:1','01a22e92649575d7ab222c375822054b','sent',NULL,'63db408999b291af981ffc1e63a5110c398593ff3a574e69b20c763455c8c5f3','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'3715703b49d9b6e4230327b64376ff63fc48211deffe0b68c176fe78e7a0c525','C-1','2026-12-11','2029-12-10','2026-12-11T02:00:00.185308Z',NULL,NULL);
INSERT INTO "contracts" VALUES('01a22e9265177478bfc1fa88b6315835:contract:1','01a22e9265177478bfc1fa88b6315835','signed',NULL,'1d827b82e3d32a4514e85c3fe7e57b003c532a85b823d989a48e9896e3c9f899','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'530924a7d25bfa4d972ee7bfc295e3a2b883abd41e02a126797821576a853a3d','esign-5:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:00.324244Z','2026-12-11T02:00:00.324244Z',NULL);
INSERT INTO "contracts" VALUES('01a22e926557780e9442ce15f7c6f68b:contract:1','01a22e926557780e9442ce15f7c6f68b','signed',NULL,'133023b360e99f052f1f06e26eb3c5678801b0c50716eb15ccb4415800440a07','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'bbf7e0f1d2c3f2aa2b708e69521836fc69647257db8f7d09a64df8c7fb9d4210','esign-b:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:00.388587Z','2026-12-11T02:00:00.388587Z',NULL);
INSERT INTO "contracts" VALUES('01a22e9265a3706e88ee29b0907f4237:contract:1','01a22e9265a3706e88ee29b0907f4237','signed',NULL,'63b08f8325309a900e0e323d09c0a911811b322bfa2092d94b9479e7b6ea8655','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'be9c386ba200ca642a2f97d864c1c1b890d9dfb006a8c90e9a5a6daba4a92ce3','esign-7:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:00.460597Z','2026-12-11T02:00:00.460597Z',NULL);
INSERT INTO "contracts" VALUES('01a22e9265fc73aeb243b9585be61cc9:contract:1','01a22e9265fc73aeb243b9585be61cc9','signed',NULL,'47462b862f53252775e2f3c95a554b9a0fe1d2303ffc011c365c1b840ef6aa79','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局东莞市税务局','flexible','pension','monthly',144000,'e0e499272ab7fe4657323ea5c7a5b084ec5a49d0e22d0e69002cbc85b637e3fd','esign-9:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:00.540909Z','2026-12-11T02:00:00.540909Z',NULL);
INSERT INTO "contracts" VALUES('01a22e92665b71bdacdc277e2d0a775d:contract:1','01a22e92665b71bdacdc277e2d0a775d','signed',NULL,'5d79db05af9c9d19e96d73662c4ca435139f8aca955bde0b40b63f1633ce0156','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'c486cdfd5e4a46fcf46c6347780f2d7b6733ba65ea9cbf36047aa086ebdd3537','esign-d:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:00.638109Z','2026-12-11T02:00:00.638109Z',NULL);
INSERT INTO "contracts" VALUES('01a22e92668073cab84121af61f7a8c6:contract:1','01a22e92668073cab84121af61f7a8c6','signed',NULL,'6b60b559ed409c14b926fc74399513cfbddcaa3f9430e7608414bb0302109e73','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'0c308aca731dd16209a5433bfeea52304014911ba2f267df6f32a86e0f84d163','esign-6:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:00.668432Z','2026-12-11T02:00:00.668432Z',NULL);
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
INSERT INTO "coverages" VALUES('01a22e92641f74fcbd01658d1e867df4','pension','2026-12','a6abd35353ed1d9a3cd5f6e33aa39193a5597ff5fea05889df8d4828d769e70d','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e92641f74fcbd01658d1e867df4','medical','2026-12','a6abd35353ed1d9a3cd5f6e33aa39193a5597ff5fea05889df8d4828d769e70d','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e926444771d81934b0747480a43','pension','2026-12','99265c5e6560e12c040bd781bd88a689eb067bdcf0a75de6ed9d647febb8ddc5','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e926444771d81934b0747480a43','medical','2026-12','99265c5e6560e12c040bd781bd88a689eb067bdcf0a75de6ed9d647febb8ddc5','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e92649575d7ab222c375822054b','pension','2026-12','63db408999b291af981ffc1e63a5110c398593ff3a574e69b20c763455c8c5f3','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e92649575d7ab222c375822054b','medical','2026-12','63db408999b291af981ffc1e63a5110c398593ff3a574e69b20c763455c8c5f3','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e9264c97e0a8d59f3c06a9c859b','pension','2026-12','09ceb32461ad89e857f36d090b18156d2733d2ee387728f70f927d7200fc9be9','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e9264c97e0a8d59f3c06a9c859b','medical','2026-12','09ceb32461ad89e857f36d090b18156d2733d2ee387728f70f927d7200fc9be9','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e9265177478bfc1fa88b6315835','pension','2026-12','1d827b82e3d32a4514e85c3fe7e57b003c532a85b823d989a48e9896e3c9f899','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e9265177478bfc1fa88b6315835','medical','2026-12','1d827b82e3d32a4514e85c3fe7e57b003c532a85b823d989a48e9896e3c9f899','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e926557780e9442ce15f7c6f68b','pension','2026-12','133023b360e99f052f1f06e26eb3c5678801b0c50716eb15ccb4415800440a07','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e926557780e9442ce15f7c6f68b','medical','2026-12','133023b360e99f052f1f06e26eb3c5678801b0c50716eb15ccb4415800440a07','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e9265a3706e88ee29b0907f4237','pension','2026-12','63b08f8325309a900e0e323d09c0a911811b322bfa2092d94b9479e7b6ea8655','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e9265a3706e88ee29b0907f4237','medical','2026-12','63b08f8325309a900e0e323d09c0a911811b322bfa2092d94b9479e7b6ea8655','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e9265fc73aeb243b9585be61cc9','pension','2026-12','47462b862f53252775e2f3c95a554b9a0fe1d2303ffc011c365c1b840ef6aa79','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e926621728a922f6a54aa7b83ca','pension','2026-12','1aeeb95edcbd17d68acb1e19e13f2017525dcbd809f55f0109447d0fae16af97','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e926621728a922f6a54aa7b83ca','medical','2026-12','1aeeb95edcbd17d68acb1e19e13f2017525dcbd809f55f0109447d0fae16af97','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e92662971e292a304bfbe63a1c5','pension','2026-12','232edbda4e8b01553000aa465f68a51757d44e3e4d1c0c1e84afd9ee8287930f','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e92662971e292a304bfbe63a1c5','medical','2026-12','232edbda4e8b01553000aa465f68a51757d44e3e4d1c0c1e84afd9ee8287930f','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e9266347ebbb32e96e78a0fd90d','pension','2026-12','bed81efd04fbd44737c599b015d6e330a8f28e89c85b033673a870a1dda0dce9','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e9266347ebbb32e96e78a0fd90d','medical','2026-12','bed81efd04fbd44737c599b015d6e330a8f28e89c85b033673a870a1dda0dce9','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e92664777719d6d2861b0b328ea','pension','2026-12','5007134139fabce2bfea50773dad726e8b708a32993d8fb33173c9457b6c83ea','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e92664777719d6d2861b0b328ea','medical','2026-12','5007134139fabce2bfea50773dad726e8b708a32993d8fb33173c9457b6c83ea','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e92665b71bdacdc277e2d0a775d','pension','2026-12','5d79db05af9c9d19e96d73662c4ca435139f8aca955bde0b40b63f1633ce0156','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e92665b71bdacdc277e2d0a775d','medical','2026-12','5d79db05af9c9d19e96d73662c4ca435139f8aca955bde0b40b63f1633ce0156','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e92668073cab84121af61f7a8c6','pension','2026-12','6b60b559ed409c14b926fc74399513cfbddcaa3f9430e7608414bb0302109e73','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e92668073cab84121af61f7a8c6','medical','2026-12','6b60b559ed409c14b926fc74399513cfbddcaa3f9430e7608414bb0302109e73','flexible','portal',NULL);
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
INSERT INTO "debits" VALUES('01a22e9264c97e0a8d59f3c06a9c859b:order:1','01a22e9264c97e0a8d59f3c06a9c859b','pay_order','tax_app','pending',NULL,240000,NULL,NULL,'bank-859b:order:1',NULL,'2026-12-11T02:00:00.272636Z',NULL,NULL);
INSERT INTO "debits" VALUES('01a22e9265177478bfc1fa88b6315835:debit:1','01a22e9265177478bfc1fa88b6315835','bank_debit','bank_debit','failed','account_frozen',240000,NULL,'01a22e9265177478bfc1fa88b6315835:contract:1',NULL,NULL,'2026-12-11T02:00:00.332639Z',NULL,'2026-12-11T02:00:00.332639Z');
INSERT INTO "debits" VALUES('01a22e926557780e9442ce15f7c6f68b:debit:1','01a22e926557780e9442ce15f7c6f68b','bank_debit','bank_debit','unknown',NULL,240000,NULL,'01a22e926557780e9442ce15f7c6f68b:contract:1',NULL,NULL,'2026-12-11T02:00:00.400588Z',NULL,NULL);
INSERT INTO "debits" VALUES('01a22e9265a3706e88ee29b0907f4237:debit:1','01a22e9265a3706e88ee29b0907f4237','bank_debit','bank_debit','settled',NULL,240000,NULL,'01a22e9265a3706e88ee29b0907f4237:contract:1',NULL,'bank-4237:debit:1','2026-12-11T02:00:00.480693Z','2026-12-11T02:00:00.480693Z','2026-12-11T02:00:00.480693Z');
INSERT INTO "debits" VALUES('01a22e92668073cab84121af61f7a8c6:debit:1','01a22e92668073cab84121af61f7a8c6','bank_debit','bank_debit','settled',NULL,240000,NULL,'01a22e92668073cab84121af61f7a8c6:contract:1',NULL,'bank-a8c6:debit:1','2026-12-11T02:00:00.674641Z','2026-12-11T02:00:00.674641Z','2026-12-11T02:00:00.674641Z');
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
INSERT INTO "declarations" VALUES('01a22e926444771d81934b0747480a43:declaration:1','01a22e926444771d81934b0747480a43','pending',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','2327fa0ef8b79d164c00230043dd0324b347f62d66e5ade8bcea7f65cd0d7fea',NULL,'2026-12-11T02:00:00.095450Z',NULL);
INSERT INTO "declarations" VALUES('01a22e92649575d7ab222c375822054b:declaration:1','01a22e92649575d7ab222c375822054b','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','c1011767dd1485fc7002dc93741ac04f712bd3ba2dab2891c8dfc044fef6d27a','authority-eclaration:1','2026-12-11T02:00:00.176526Z','2026-12-11T02:00:00.176526Z');
INSERT INTO "declarations" VALUES('01a22e9264c97e0a8d59f3c06a9c859b:declaration:1','01a22e9264c97e0a8d59f3c06a9c859b','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','295177bc092c22ba1e89d7bf0cecbdf06f98fe723e12637c1210cd55546d09d2','authority-eclaration:1','2026-12-11T02:00:00.244860Z','2026-12-11T02:00:00.244860Z');
INSERT INTO "declarations" VALUES('01a22e9265177478bfc1fa88b6315835:declaration:1','01a22e9265177478bfc1fa88b6315835','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','d20c1c2a5c4f5c52a873710f61d7204760025296be6eabb7638339c81832fc2f','authority-eclaration:1','2026-12-11T02:00:00.309997Z','2026-12-11T02:00:00.309997Z');
INSERT INTO "declarations" VALUES('01a22e926557780e9442ce15f7c6f68b:declaration:1','01a22e926557780e9442ce15f7c6f68b','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','d0e5e19c7bb4d231276dc08acc71dd06fd6df3b0037db8033aa69887f9b7be9f','authority-eclaration:1','2026-12-11T02:00:00.374909Z','2026-12-11T02:00:00.374909Z');
INSERT INTO "declarations" VALUES('01a22e9265a3706e88ee29b0907f4237:declaration:1','01a22e9265a3706e88ee29b0907f4237','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','55408089ee4f153b351317c5f15265cb35ce9f2d1e7660aa8130e88654920333','authority-eclaration:1','2026-12-11T02:00:00.448671Z','2026-12-11T02:00:00.448671Z');
INSERT INTO "declarations" VALUES('01a22e9265fc73aeb243b9585be61cc9:declaration:1','01a22e9265fc73aeb243b9585be61cc9','accepted',NULL,120000,'{"base":"6000.00","items":[{"amount":"1200.00","base":"6000.00","confidence":"high*","individual_account":"480.00","insurance":"pension","months":1,"pooling_fund":"720.00","provisional":false,"rate":"0.20","rule_region":"CN","source":"粤人社发〔2025〕32号; 国发〔2005〕38号: 20%, of which 8% to the individual account; 社会保险法 art. 12: recorded in the pooling fund and the individual account"}],"period":"2026-12","policy_version":"2026-01-01+d8d3ebc77107","provisional":false,"region":"441900","scheme":"flexible","total":"1200.00"}','f1fa3068174d3e9b47944bf96279bd543d8fb40d4d94c3aa61225921fffd4ad7','authority-eclaration:1','2026-12-11T02:00:00.531697Z','2026-12-11T02:00:00.531697Z');
INSERT INTO "declarations" VALUES('01a22e92664777719d6d2861b0b328ea:declaration:1','01a22e92664777719d6d2861b0b328ea','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','9a4a82e21ecdfe9a9a58a2f210aa92b88b212ce7e4c9f8cf9a39278bbe78fa24','authority-eclaration:1','2026-12-11T02:00:00.604533Z','2026-12-11T02:00:00.604533Z');
INSERT INTO "declarations" VALUES('01a22e92665b71bdacdc277e2d0a775d:declaration:1','01a22e92665b71bdacdc277e2d0a775d','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','06d6de356e5d6f4be7c995aa0d296d77fe74598496c51e0e06b4c2c37aba8e19','authority-eclaration:1','2026-12-11T02:00:00.632561Z','2026-12-11T02:00:00.632561Z');
INSERT INTO "declarations" VALUES('01a22e92668073cab84121af61f7a8c6:declaration:1','01a22e92668073cab84121af61f7a8c6','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','a19c58d589b38a8e55e7dbe601a155eabd5171ef32055e0818d6cd9059dc9bcb','authority-eclaration:1','2026-12-11T02:00:00.662774Z','2026-12-11T02:00:00.662774Z');
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
INSERT INTO "documents" VALUES('01a22e926444771d81934b0747480a43','2327fa0ef8b79d164c00230043dd0324b347f62d66e5ade8bcea7f65cd0d7fea','declaration','declaration@1','v1.t1.B5jybWitpZurCPg8ZKr0u6fGtakaFmdJDr1dSAELvMIdy6dIuwaKqiNCHAwwSxJNHEhNK0kxiijZTzyZzlFT1XApmzp3xeR0r1VDjMr+LNXQhohDVpRRz3cH5AL9O5T2+pCkJtHCDTNwV980hfKy3/2HQHCwCCE33jtuhyS356ahQkBOt0QB1HZd90mu83vuRefh0WKZxRS/4lWXhPhKZ5yMdm+ELDKyu20mbR7rRD1tAYsyHI1lPqXx4dJGMHmItcWqqLbGJm7mggI092/dL8qHj1dDVMtgVR5k1DfLAVahcmzlmOdVOrAuxmud+4atQQKywaQwvixeLJEsfQrC4uBUgSNDGzIcOi11JUJmaVu97FFkNh0Vgb9I8IoAYz80wM3YlGLCUFE61CiW5D0Kfyn0HkpzCUrubLiZ4gK++kLlr7/k8hKx6ycyw31yai3ejUU5qUNPNfynFL6g82kDGtErLUYjoMUEVAaymak/QXag+qYbnlhizi1Fa6DXNf9FcZCtcfZuuuZW8ayacMcSzrkVWqasFseJV26I6FapL8VB3iIAhCAZrt5nBvJMTmgWNt2mSlGLUAiNCyABBOIb+xbWBYSQtOya5RntwV91Igsu1tWz7PG/ZNGQWTcpX1yVZSIz/Z1IujjsB7S4FWWYIJnKt1KymQRlMPxawEO6IKt3UGLxHTWkq1vZYPNh+2T0aYXIO4kaSxDpJ3vcaznQlDrdbBNl8Iu2d2AU5+9c5n3eRWpR8PjohDeZ09/gTXXqXTcnqT2pTtWQkAIqOnbmRjTnrK47rMRYQifuZd51nO9/juTaAqv84KRmXPW7sfrtney7I57RUYkaQsXwQFQzzylpC1l6Wjb8Wec17/bTN86dC8IJb+i1AY57Zi7gnQkaJHLjZAAxavTvN1+k43CC3obJVd3YlRum7ganQV3Hs1HyoGMHUhM=','2026-12-11T02:00:00.095450Z');
INSERT INTO "documents" VALUES('01a22e92649575d7ab222c375822054b','c1011767dd1485fc7002dc93741ac04f712bd3ba2dab2891c8dfc044fef6d27a','declaration','declaration@1','v1.t1.qdHg+KPo+79kQSOFFdsvwKV/fLysoZf8FW/tKemZTLIKR+UKccSTApJo1RPZbGoHxyyhpDB53lDui0vRShZM4C/eDZ6XFFdzhQnCXwdA7nSm/M3z/pyK1acftab67VaVbf/mlcz4XvCNn7mOp8gHRzMNINrN24GotgPrpueYlCise8WkoIhcAV1p1JQUad/ceUy+Vn6R7baEMJrEWQD/UoAFyFOs51HBnUHzwZ1Y+hbwXoWj+rgKFTCAxDC1l+qEBe4uj+w7i1t1r0IVXlrBQLbe9Q2cb8luf0UHd09DCmHBXV/ryYYXbFR/rSFeTM3O94l0jMLGZBBVIFYMejkyajka2K4cECdCwLzGK0YHShy/AStkhXJ9wlnajBgM/8+BIWdBpBQb9jfd2n39LiM2WUjdUfMgSt9KKRY1sBrsQoGhBiHXW0ACtzocDsr20tgam3KY3Oe5y8LwCKGbI4FKJHox34mDhFKQQqdut6N6KoM9v9GP+bop+zbyvhPWwC6KZpnQYnU0qO0snvQLyab5BEk3ivNC1x0bELsSnYuzwXGnaWA2hiMv1G3soHM+8vYxY4AfI8eckBaDVxmvDP3UhoH5zYfVjmRr+hx1gUdo0Fp8zb+mxcIMJVFXqZDMcMDH2GXP7uXp31r7T8LhQ9RO9wkE0axh0PXXWZk7JdWmoNgsBeiawj/BrmazxN7mGz2T0qtrCjxDJvL7IobkwFllS+VleCWbTgSBbK9Ruz0KvOgn1U9KWmZrhhVgTVioefE9yV9mRmEw6WDVDHMe2GT/unVdJJ25/DsbIlEE0Igi9lfN8NMpUS7fxYk5EWDBBHOStgWUOTrHagQAzI5FXSIR2bieHV7b67GfuQjb4f4oU2XySRB13qLewM0EW5you3zc39y5kLyc98G1HV+LhlCB2K7GW0yLEmal4M25vQ==','2026-12-11T02:00:00.176526Z');
INSERT INTO "documents" VALUES('01a22e92649575d7ab222c375822054b','3715703b49d9b6e4230327b64376ff63fc48211deffe0b68c176fe78e7a0c525','contract','contract@1','v1.t1.zTQsp5nm8SKqlzvVUwEI557Shv4KkHeHCbfjbiRccnIwOykESKa+jKAebaGS22Js6S6FenyRHiUW72AeanNA3dxqe/2Chuk4KUtt/xhT4XJFJktnxw6MNZAZT+rKlRXyXNh9iEvEJkbkjlv9oPiAWVz9hQhXeC8308hZ5BtQxqEw4LkB17GUarB7XCeOlsyPBHv8w0ciTjHqlbgE9xZExL1uNFUO0t+QCgHb6gVCwjQRogkPLaf1Y91ETEDA4h+qtPgw9mlpKm4inmBW8Fda+r63GiRGTREfbCp694jovnu8OZ8YUuW7fbhYR4lErwTHZIB5LzLI3osktHUx836u/gBGqsFBXwJbLgPvW5xXWDHbR1CscEGLTTNFNieVciaG9FiTrxjRXGNQzE+V3LtZVBWPVd/jsLBpnc6GNpheSqZa8OR4UYZY5W6JtYU8TGywTBpCGuhIm1NgRoGJ7s2AfJWCNCB7r+aZ/zHtM4r1gCHyJodmNlu4HxIYtGq/urh7/9b/J/3LTLOF0CGJkF04B+t3F7dfS//yfms4LWzOPQ+i6ZvslEbacMHxPwMj1PBBjxfA+TRwOS86N2At6XyJ11p/2EKtpSwhdPq81yQT57IMFujj5tTlgEQR+/BJwnHedhawsVYhzXH707Zcuf8zlyMZ3nYQa83e86rFSFvO6rGKyjaLyxm6P2uQ9t7RGDzmqaE4QzjOYxvxgDx8d8SqY0XBOHSxfXCR','2026-12-11T02:00:00.185308Z');
INSERT INTO "documents" VALUES('01a22e9264c97e0a8d59f3c06a9c859b','295177bc092c22ba1e89d7bf0cecbdf06f98fe723e12637c1210cd55546d09d2','declaration','declaration@1','v1.t1.mJj7SOtMPKzI9TGoRZS+hBFzZaLp2imUWeBjk3ggBkU7mwE8nXCgpkMlMUFhRVkhJ8meIS1QbEmyXMl5dKpE6VSL4YN2aDgYS9CGqGpJnsn7HKG309yfV6mOpYEsbSScpWXh56BDj+ZSYwspyJHWvBVRmUzbXykZpwRaaPuzBZQJcvDIqcDa+fy4EO0znbx4JJLJIdSyx/BNbxIvIUgEQ5MlZuyS+xo8W5wGjTcW+EhMWLMc0on7IgVI/+cCn8BD3ioJh6jFREC+y+YvXP0lurXLkKsi8U75CXtLSke0Gf+4hqoTgaEFVB27/nFIEhLihPYiM8/fMO2pXbNSgFBwTaLT0E/AxXB5NtAZVKyjLGt+4TNXf8FL8ktzWu5SxCwh528NamqMMSCBYb6N1abOUo03MfvB5nYWsO6Wo1sVvaMcsQ2qrVTIpXFFLNtVJ7becpIsdmuSY2YqDimHSNC6qvFuPn8ibGcwWxhsiX4FuI6eouoHkur7X4waihbYLJpvMWfjIsOIlyjMFE01Bq6JCzBQiM8EImXcmIGp0UVKbWsWi+TOjA1zo0ZmvFmfgxhAJUlOS8LFikxCj7LUVDYr4yKRqh9rEjAG+bxkb9YJpql86Wjkiy5Jy4hLWGtGfJz22ON4h8OWh5r+7Xx6cFsmxYWAPJD40lUjOO08DHHuzRtIAw0lUBQdtJ66OirtW9QZLWwxq2rpy9M0fiTSznlrn/s3w/fAbPXBupCq58UZARtOPdDCscaAut/dQVwatdalEIbOVFelxrjbBFjQgHb3B9SRKEAlnUCd55YCYxFeCCBZBuXuVp27TWKDpOoGeGc7CpwTr5m4dlEL4b6jtVBQi4figR5o6RzshZdGYr9xhrHP/PTn8fFnvlBH3uAVampPqjG9UNuy2wCDG83DuP5kIyCBL7gq6yHXZd6CaMAzD4z9dsj9yD0=','2026-12-11T02:00:00.244860Z');
INSERT INTO "documents" VALUES('01a22e9265177478bfc1fa88b6315835','d20c1c2a5c4f5c52a873710f61d7204760025296be6eabb7638339c81832fc2f','declaration','declaration@1','v1.t1.c3ege2cas9CwfYflpveSgWlWto7MV4rbwKfcaELLekHS1oUm0NxX2muFRtHhTOCxqwa4H3z8Yy8V908+j8Ooy+EvO2DB42VhGGMUu+S9/OkpKn0m5qU6k07SW40f4XIulK5yL5PbLrB8wBXl1soVW1+8JvHr7hS72gf1Ut54qmNojs207r9+8RHxP1eqm6PW7kekNsAYzdXTvLAnBQreT03L7ucE/n/z7qwQaxlPS3clvQ6b7Ij+mcmcp43EvqjfOArnaCwtsxugKMZclGPU6eKM/5R/E7GwUGkJ8z4logDBr6RRRPJLzhYVwasTC2XRNI7j2eIN4DGj1T9lNhxOD4lrMNURH3ORLXLvq/hfdF0YuNWkk9Pfjx42egX3ozGDigrid+uMzSHYQoJ/TPhjTKCGv4ss/26attoEKueXLCSjEbZTZGL0ZJujnvhn+BLTbJNnwXnlZV2YLZMxltLEaFHJxmC8tHPqRf8D6Q/rmG4j2JY3qEj3iTzaLrliZU/KlsXDMrIhWXhrOYd1Xst++hv0Bn3jZkbwm1Y/QhlGs8xO1xmb46gIZFpdSBQkf4rI2iLSMoc2lily9vsfEhY4gm4M8PHUi2KzXUzLO/A7Cz5Mi5q6XlmKybkHNPSqTgIVIqmoUi1kc5mscHznPggPJQ9M0jtofGtt9OTxWftZCmCd/au1jgNrUR6qYnzdlEX/ks57cOdzw7j+upaZKI7HhoCAMNF38gMmrp9CwOiTe3FQ6twcD7vFrChhP2se4m/yPFbfbosC9g3hDNQpfnuOshBleb8nVUJx6NradXApJPmLB6o2FHuhx/pTMpyqIbguak4YcVI1PcCkQOEXv040QE2kDlr4FqsSoEY5WaVIgNQtuE/IM4GjdHQwWkOc39SR1WD3LpO32j4FhMtbpwj8rKGXAgj9Z2SKlVcC0Q==','2026-12-11T02:00:00.309997Z');
INSERT INTO "documents" VALUES('01a22e9265177478bfc1fa88b6315835','530924a7d25bfa4d972ee7bfc295e3a2b883abd41e02a126797821576a853a3d','contract','contract@1','v1.t1.glexqOB5MPJt733XNT1JfJe//tpUPWwfy/rchKqWS7f2usnvhjL/5s1WXZm4kIMTH8fFpisw3KXbD/zLJu7irlA+M+zROGxaFRn1bWwGNEcv92/7uOUI+dh63wWMqdnJCdE6rmIOXICl4dw1N6rqc9usOf6oBjVqOD7nDAwdSK08zvcDPFcvSq+DjKfxq/n3JvCSb+E9C7pxafvF41xCeUPZr5vLW6EVN12N0B2a2lk/DtlffNZWfleuPy2G/cwOtcqUB0np33TPJd5ez3k/pE4xj2Gtym+079n1uwe8JM3w/9pW4hfMudPK8OlU+ikFt8Keqsrt3PnHHnpO843Pf8p9hZFEFkVAnBVR5QyuiPrz3lU09svyE3gynyT4H0jQfdp04rcETkdQ4ELSL9c12K71KjWUb211WDh7Z2aX9Gp9HFISfrh9fZLyxmG4uxzI1u5SMld4O17pTxx7LRXPg/E8luV8+rq6Pax/Xq8uq0ZMQMVMGjpPcxhal6JpWdvtsxPJYriKcB1IYU/U/pHi8gT/sj2LVouPDqWzNyCYfj+duy96o2I76XpTT4mkv98FOF9rgK/yb1a1XpSVvmOQSZIwgkCY3Jd8yB7/JlEzQQEOnNvoobLyxwV6TiqIgIm4PlMUx5RV+QftR0PsMYRheOSgn+X8ZM/QufP2/l2U0x/FCBIBARxE0WXQhuBkeu5Fzd3FIBOoyTH4UvVzHgrTMYeZyeLvRlrj','2026-12-11T02:00:00.324244Z');
INSERT INTO "documents" VALUES('01a22e926557780e9442ce15f7c6f68b','d0e5e19c7bb4d231276dc08acc71dd06fd6df3b0037db8033aa69887f9b7be9f','declaration','declaration@1','v1.t1.4G53NV5eaPiFHBYy6XLNg2z1B/+nG7XqCQtWhynWMBKnfxjzxAgO4yN19HXdLiL0AvvcXv8mxayZuEjSeBsTMeBKRzYmeieONfGnTG/mhHxfibjSmb4MfDKxSu5NBrURi9/GLVvVHsVFEZOvL59GTQuMXy58ShkCPrDLNNdMtWGeyrCQBS66VDKekIyFDQbzmbUFcJMTIGB9nHXP0tYRwCTAdM9STgy3B5Bg9rI1uDSlZdKqLOdd59HZNxv5bR27SK3Ty9LgtBqvV5eFwYfglzspbPB4HrlPp2BNrTV997JHV7Aoud/XragWINstzO/hQASjadpnGyeu1rEdVK0eRKg/+msfy04zSIxftrmhgYobr/HHtaSmTh+CZNlsc8RKmApESma6R/55jYnuESpcQAsPeVOrVg5XswdKjgkjwjPeQedUKXi8lnVpMPWUOyx9Azf99vwYYXihlxGFblr+JY9areyvoWQn6QqgyUG/CGrbNrkvhfeeCJw8C0o2VtEgtzXJy//reJRHptdq+RwR8GW98MEf+JIy9vHRgTSVB9vtfFZZYx8sn4upOT5Qy61RlQ56EcyQLSCKXbslYjj3mJFjWe/k93QJqTQrpazuGKwi2LZwa5oOr5RuNs8pMIhJ8+XHjO7qARseqdBXf7LpjYb/B5DcTgS1R60gBuwbPMyBjmzjicxm3ivvoa3VaXnkupcXPHJ9d38H9383x/+XN0HjwG77rhYdS6xJP0kTfC/KZjO4ssIJ/5cECrAidOZWo8ptwBKB9xxH5PJdJcatONVai5f+avOiwNgPvP5veN8SOfB34AfNMyttvtUDTXta6FBQKoapdxQ4eLX77GsHXJLmIQtKNN1Mnlxiw04LF6SiMmmnuNV3e6GrtXl1QlOqPAyQts2zhi3bNMBZ/7WRTFZbeOd6A9iB288bOg==','2026-12-11T02:00:00.374909Z');
INSERT INTO "documents" VALUES('01a22e926557780e9442ce15f7c6f68b','bbf7e0f1d2c3f2aa2b708e69521836fc69647257db8f7d09a64df8c7fb9d4210','contract','contract@1','v1.t1.4bph/q+fGdf+pxcNyk/dpeNPoiztHDMxGTHzB/d5X1T0F7IcNVk63tAMouOL/avnFNQSmJWSps3VaUsBzTwOCBwRZBE40zxvCq9hVjE2VmEHK2344H/aWwYJnrkDrjQwtX0H+brduJH9j3Wb+OGrzfCbKnqKjtCKSO32sZEnFjtDE/hgJmx8qNmxCX43kWnfmym5xsuMNmmyeaWxs/Mklk2hsI9cOdZLI1OFiD7W0yz8/q9FQR2CSOKvSF3M9byTGaMSQN6iFzsezsZZnKWyOGRdY4hvHUog5rrIfuCZ3kbFpU1rVxAAAeXT8tZgdgNM23j25m5AT4Mwct0p0Fokoz20FvBqKKMHQuDghLj3XX4bzhX1rud1deCaELYVFl491KdQRIHFn1RG8DOKRXX12gHhm0S7J9cBMHY2tlyTvGRxZ4qCtICYD9ZJRV1DM2CB1FilhcF5SV7ihhCDP2UEsoPoNLxtF+HRMfsLLmJwYk/+QUl0sXDpjoFgBaaqv2bdg/LQohjfW0b/2zhicA1EIjaEI7vn/MOBZVDUnblcr/o6AUi+/UxJGjLG2tINBmASNQopl0d07vdFCOhFVB26NVsS7GX1vQQmnMt+Xg7cKwehEpbqNNdpNAWC9MbcO5Dbdmn+X+ctul8lj/p7yEeTSfz1r9lTBvO8CflYfNjQbbnB0NwghOZ9ZDCp1Qs1+ANCna9EI6kBT0GRXF0h/AlT4YNngN+rGBD8','2026-12-11T02:00:00.388587Z');
INSERT INTO "documents" VALUES('01a22e9265a3706e88ee29b0907f4237','55408089ee4f153b351317c5f15265cb35ce9f2d1e7660aa8130e88654920333','declaration','declaration@1','v1.t1.Gz/Obau5OGWl3k2vagwgNLPexGiJs7qir0TqwrmnSmI+9q7eI5sY7BkhPmdG1luRIk97hr5GFUoIfREdu7i9HEfLM5IXB89fTB2EdB7QVuI3EGCcBNyDChHmpLfdntwVwSMBYhaWdS/08fyExI4aeGRRkS3kTRiBjhJ4IwS8NgwwkAcXq1fbv6NI3lPYwpnP6bgT+ajh0UBeqB/X+LVWKSn5zuHy0rLGfMqIJdW9gIN9rusm8dZm8NAU7Qyb4aj6sp3gWKWxI2rEV7OUNUqTvuxAuM6/TIgkb6kN4pSJe9wu72Qs3YZFsgzWCD3y8S8TSklIVOXJLFc81KqBHRpi3F/VEsaPOUO6oG+CBgwgoCP8263KyEyWFEMHve2kRGLftIAgEOX/JzvPiiFUe+LtCYUWCb8HLOrrgoSodeFEYmKUT9kSy2y1udNTUhzg35v8lJhZcG+fw3e0oCgk3ER+vgkDXi/t2bjQojhs+tFWLOb4vxOvV0suOjnuWw0VOPeNwFVV5di1vdGL61sfGfoG9F3Kd5YYRDEzDTImh3RI0Byzcs0tsLIM7YjndMbTMyuq0Tod2mLDN++8kFCajjS6I0e+SbHDYGfopb3maKrAYxb43o49rOK2MRPjXGBHEXW4YqVhykJfyrO9Jigo6YIvbrPPwcoZmVrADRp/PxmhECb+RiG3yH7cqwHvzDrvbVpnsz62Vfl8jVwZSvPkSQ8CwLNMWa1flZr5yhiKzZ2cLC5uTR8QTphBwykpStY1KQ+L8wOVvdOBxXpnD+YPRwmSCYm9nf8Yiebs1zF2q08kZmJBkWlIBtGBgpNpZHMFueXZO90TWdoauULap/JNl8r2a/RhURDBUM/vBKKpAI44vVK9iJqZ0/0meSCpct4pnV7xUgDEumo6tca4hD7nR1zIAo0mK+Odyyho2ALhGg==','2026-12-11T02:00:00.448671Z');
INSERT INTO "documents" VALUES('01a22e9265a3706e88ee29b0907f4237','be9c386ba200ca642a2f97d864c1c1b890d9dfb006a8c90e9a5a6daba4a92ce3','contract','contract@1','v1.t1.s6i2foFAHA33eFzPSXQUF2USRRIT5lJj/6mloYfyru1lQU7o28sdpPvFQWdTSamKnQZ5lZvUebLDxemjERgHY12xxwSrg0pl4A0MgC+FEt+oxZJgzy4oWnyzaiDyumXGeimd5YaVvVbubhBec3NG5/ks6wi6uH73J3JqQgPX2riY0oLwr1q8WJjzGX7dJOKZWkALuUFxl4UM9qtIeeno9hfqHPxhv5eqofv69bBsKDg9cXefksjdO8T9cedNJbHqzzTIJT2/8kOeBaoG+jNTtpReY4NV59PB0kFOnxS9o5LX16dQv2uAYWhmB+6FFUFUAAWf6A8psyZUjD4JExGqzsI7U2IdbJ97k6p4t2NGVr02FTisMkKU03mT80+KX/TYOHfDebOGJdlU7NgaZsWrwp89Tyi5VSvapMzKjzhAXuyrfpmRRV42wPdiNy1ftouDjqydrqLG3Zhd+OmyUrMQMK8MM82XBiTalaR0hlYbpT1j1Ac0vNbH+WfQ6eJ0ikLoNf9veIp3ntVU/WE0R+KZxm7GArrmnPYywphqd1wUWlZnTL7K1GhooE8GG31ZfHX6wkAV60E622MYhS96KNCZypUVz1oZi2FYzMXY5/kFuwfc2kafVzPAroIB5GcA/0wq0bgpjD09VpKYQkCnMoQb30Cn4V08c/XVWAlR8UW4olOM++x4Y/mSYDRvO0Of36Ae5rfqcOa5QyClwjfQABhaBEodBj4D+56R','2026-12-11T02:00:00.460597Z');
INSERT INTO "documents" VALUES('01a22e9265fc73aeb243b9585be61cc9','f1fa3068174d3e9b47944bf96279bd543d8fb40d4d94c3aa61225921fffd4ad7','declaration','declaration@1','v1.t1.K5zyOJmOsUbLSkfuGvrH/R6JfYQKGktPuvuZc4+GkTnmpKfaM6w6NgjByeog4IRNa0cm+xMy6OJohI65pJqMtwSNyHeEJAPG7qb3OodN31C23dE/iLG6TWNCdgwzGsuKlt8/yTbcIceICKIDOUx4ElgqlBa60/tT+Ch2Dx6YHCZ3St6pjZYE/WSfxhCPRDksM0LU+IGacrPoDeM/uXEFLK7K58ljp20k+7nD/WUWT9tyNptHt9X2lMv1yHV5sluaNOuyPTZxo/kvCCCYgJxogx0aeies/zxEaxuEhlHZ7HG1YRjpPFkbk7CZXemcS48iMOfsw14fANhFexAr0MGWCJry+r32eLP66wF+i18ndkfkjrIsSa4U5dbypSnmPBozPBdG9DSCrQ9wR14I+6b3UIvHgYKpdr1iRtHMuoVSw40Y45xXTiDLRQqp2Z/6ufMHX5J4djdt0e2EInxsP3mpSMk0TZQ2r3aQrg9C4vke8KwYokc5TprY5HS1lTYIw21SUIpSGTvouf5Dprzc10vbuD/zlssCmLyE+g7YPwgghDgr5ZCBlY92HJy+trvSlcm+0O5EEgDERNiNlu6OVFiH0WPBbwUQyMnvPGQISbYMVpAhXMnFUoOfZRcFPheOWFbrA5RZyIBn0xFVK1+gw/PwZvOnGXAl7TabV7JE/PGfkeeIqGY73+LHQobaV4zaDNSBHA2T1hwA6WEW7r7Lwsgo6cZG81XOTY9gvtwEtr6CybFKwapZuJ8LgwIThq7qB2pw/5r6ESXPvgkorkLRc5nq7FPy0+L/xQG6Fyn+UV0NWU99CpZtnaNJJ6LYdwTiFmDZ8+9WjBSC12716SaerjHfy9Tx','2026-12-11T02:00:00.531697Z');
INSERT INTO "documents" VALUES('01a22e9265fc73aeb243b9585be61cc9','e0e499272ab7fe4657323ea5c7a5b084ec5a49d0e22d0e69002cbc85b637e3fd','contract','contract@1','v1.t1.cYpeTX8mz995QhCoMYPA5E3+SjfJdrZ1d5uUqOg7tAjioA3JfLLKjNBwWHaFlXqL8KPCU8xLmlykUFunrI3jXasiE1K7oPvyAH0ZiXiIu278aSbz8Stpuv84MrwNDK0PZNF5HLgQtiXL9CPxOdy4E7t/iR7grPNLIfKJZ2eVJc9TpDC1QLpiCWJWGySDGf9uxBp1UpOqKffATpTMAwC5+GdMVqFIWrRZe4DWyu3ua8rPVKErQDAaQYt37hBVw8E/kPhToVLMOeOeG41soy+G5gpJm0VMWIcZakWs8+U2uwa0Ap9m7ckXricCUlk0SVdVnBo4e8g+drtKXiJgkZKBAuZS2GP6daUCQFlwaI0De2VnfWh56L7f5pqWaEpjkMQbf6Oukc2pZgy5RPchCfZQo1NbzW55ztSSvTY2KTgkp0gth54Tz83ipwY7VQQCo/PVyS257M7J9O/F7QC4V3IaTBhM6rl45N0ZWKaEi/PaFFbCT3//GYmbv+somGY+NE94DPdiAx3M07AI6PK6FTp8NZnYgUbN1TnVEX57/fbRCNYSdj2ZRkdT6zpwLTwLwDP5TXylIHdCN2iLUr5DMb6kVv68jEQgp0K//8IWp+UXmSg0+zsBE/U3MbGpjO9WRwgZoPerqZ3qT3vp8Z220fDK5dvdqkfqTYy7kiIlnCxKzBrgzu4cwjTZvr5gZnFZ7uKNpXvsbHMj0Gn5','2026-12-11T02:00:00.540909Z');
INSERT INTO "documents" VALUES('01a22e92664777719d6d2861b0b328ea','9a4a82e21ecdfe9a9a58a2f210aa92b88b212ce7e4c9f8cf9a39278bbe78fa24','declaration','declaration@1','v1.t1.zJWPdIB8fn5ChPnbwJRtse/Ks69RmsyvbKlRDVnZOQWyvPKz/TOjjJslPPrfe8TEpBNmkngIxEeN7sHGgFWrSywDvTeK7e9AS957hUJcGYkCbG/DRoeYTCKX1cqCiPohmOnLlgwl/z28OEX7hmCt8sun/n3lffDuORa44tVdUHszxfvffsWbZOjvDRKDxOqe4byxZe2R27YRHknolwvi9oWGGAKTDHby8SCwhGTr88XWia27o7C2/BLeO1yxt2ol46PoMu6pDcRKawupFZKNX0fYi4RqooDy5wc/qgHl3BaOpgrQhYrOOdVloUJUQ7qsYNwvWyDa8nkFoCXf2lvs1y72id/v9k+nCZu6ZTOB3OBb2+eCBcZLnpx2jiBI4DqD/DNrIwtJZmwVw9e5eyGwaoe3n89iPxjuVUaEWpZUQLu02KF+nZ0jWVVvkTJOO7GZKGb6nh8EnLHt/Re5ctT6ZosVLyztIphE5PbmJ2sVCY402Z2jYeOtiahlMlq3mNwSa4AyuZ9nEIOFF71wqmtaJrSXXtkI5h6qgHCDyy6e1YqlrFJmIbySVIlE9nogHiD5ZoIelunXNTOK6gMMZDesfy4AiZSkYwbGFslro8P6g4pP1DdCjA+hDjv/WMrDxNGITZxX6Hh9ro+cfH8sYWkimhFZausmgxG2s199uoTuTTs2S/aqP+8oQia0CyTkCCkbf8X6dvVbyKLrJ8/XyzfM8gtp6PExtkh5vxktIRPzA6PNEtNmq77rGyz5BOx7tS7UOqGD6Q84gezuG5Yeku3/QEXnPA94K7sQWUnu063EH4Uoz6UsVHVKOlevqdq3vhBx0bF97lhsqHpmy4MQU2SCyA0lV835MuEdZxVjyco4CHpNfG4RgdGb3EgMfoQ0emqRv+kZ+qVfeZXqb2PfuXcg/+YIaevTpiX6kgYsdA==','2026-12-11T02:00:00.604533Z');
INSERT INTO "documents" VALUES('01a22e92665b71bdacdc277e2d0a775d','06d6de356e5d6f4be7c995aa0d296d77fe74598496c51e0e06b4c2c37aba8e19','declaration','declaration@1','v1.t1.pgVI1xJlvY0no5Ote4/Pb6Sm0RkRhELCfe7/mhWgAoFQmrOqC0s6xvKcK1U9UX/r4LjPurgS7hlvTyS3lGbEmDe1nhVKMz+snkp+z39xtKPAOp8ABWja+XF+zOeGmO4KyG68Tm7qANYQHr+rXLV1rtiXNVBbgXs5IbbLYvhVatBX6LVJF6G5XJH11aZKlNLM4cMef0E9pQssa8Ed2pIXHJyWuGKWrJXxR7yMwVE0Bh5TPscAA1w/0Qh4cJOZYUukSBv9TPhiY5iG+TdxxlNXyd7+TnWsUqkGSTsYh37xi7UUD5gNlGhbWDan2TfeSUBi8D3PpH1VzwBv9LuuBMTU3tW1DB6Zf/9XtOvCkShS+00qBRE5h+mNJUsSdwuri6Y4VUwEjVjbVPmcFhraqOi/3+8eT6npV77DrMPqRxTSXG3babDC2yjVrPZUiLLwukxa4xl3WnT4rvIScjWRVAk+b5UOonCgyr1wlRCxmpMOogyAAVy93NLkKdVNfvYSb0lXgLy6UpGfuXQS50kyUOsQUcZpSY66TZmbBpUmyzSV32GAkVTZfUb8KsoXu7XshI7pqVU+1fwt0lH5/WDZxVRBO1ZcPxxWML4a40q93oVr27VpIANh9CVWnHYSlfFK++EPLh0vtFn/69ryJOOTkHg3MQdqsoTh9PB8lxOYeg2W19Qi56uf8+2F3k4RTt0qoYZSfUxIyOcawTxqyqqd/lWd7KQ6oetd2VseNMgxtD85VWIxPghsMB2fnXNwWILpGrlA223C6TWXHN9SRbs4vBwrDJMGZnyhd4OIGwsCDvyytLiXCqiKJ0tTO+HAQaP0734swxTOI7FOKCzpvjK3F1ubgQ4sxigQqvFyqw000rF6A4tNhEVwNPCSNPpqIA5hOamJp122oWQXY20MbFP5QwykcX0TJHJWx7ozIYtybQ==','2026-12-11T02:00:00.632561Z');
INSERT INTO "documents" VALUES('01a22e92665b71bdacdc277e2d0a775d','c486cdfd5e4a46fcf46c6347780f2d7b6733ba65ea9cbf36047aa086ebdd3537','contract','contract@1','v1.t1.+E9E6EZMOUeyFv2VLndbWfaKLb/BgRxs37vD6mf4q53MbmXkJ7d+DvWuB/noRzp8R8jPxGKzxrr6mdnkhw+2eAhcAoTspdDObSHkT8NTWGvCXWYwIlEOKYOVV11yalOSs3JDaCGPWCFJl9Qxd/fz2tVRcSmErrkzuvk3v5snmpg5slrs4dkHDgwQcNpYT6sFd6T8AxRUuN5lhqyLPwykmAAfgkMdocIhxyduvXn7k3gcq9tCczw8IDdbY6rtfrIafSjAZhRPNv/fz6dFe7/1yn8nMeQ91/FgYg8FUank3AeklXQOao6P0grAVXgqefPWNXIIhPBJ+fnE0tYhxDRRj45icQap9vVq6+mvjtdSxJlfLPL7DiPDK4N0h9fhUmi/zTV/Qm313TpFgLJv70AKwUyXJ7Fd5T6CTif44yPxnN7XLD8MAGT+TxmuDABjqktttgfJlpx2NnMjtO6cngtwoWfJDXBO1JtKdOIdBjoZdPp+R23uCeBsdBAqOxiQs5GAW+KE6lynOLQ95t9uIBmLF79lUqAGAdnn9gtSyKsBG9D9vNQP3pQZuG3/LJbD16shBL4pxjzeUSoFSdnn0Lk/NrdBzlo2iRY2EVBMeiRZ2SqrQzAEEzN76DmmLIDd5L82hLwLn5PDoo53bi8gYeJ1Sx6Q6i59NKDzh9yvly82iIzfFC9RFxTKBEab/h9ElpPUXIr57gEFh5ZbMrvQULvldoZfNpLS9hRA','2026-12-11T02:00:00.638109Z');
INSERT INTO "documents" VALUES('01a22e92668073cab84121af61f7a8c6','a19c58d589b38a8e55e7dbe601a155eabd5171ef32055e0818d6cd9059dc9bcb','declaration','declaration@1','v1.t1.ufhmdAqlXggv6DQ2H5a7xfeV/Pj45lGqWF7bZ58BFxZhKhpqrTulV98k2woBNLZJNme1rHqKoCQq4kmUmsDwujuFDgw0CX1SPwYfQhLr3/WqvzT8MMhHwECigNhVf3QIc7s4bs+4aKlhOytC0wEQml3hLTvz3CmR5C//bLviMOtNLK6qum3ISaLkUGSOGzZrmafZ34Qw+HKJeFFVx614rJMnjEk4hnRRNrlr8DuR1XIsMDgQItzm43z5vWCNFA0AB73TSSKll/wH0zzRJj5dnZ0pJtLnLyGF9Q5CPdcLmH822PlezG/RGXTK9LU7IzKEKRoQemfdegqx6LzQVvcz3CfHO27UKHd13tLQrC6LPHq0VReI/FXPORBuWKkT2Vkr2On7nVvVU7UadYSg55hwlTk2EHJSGTPisKgh7VCg3bpkTZXQpK9+DXaR/7YaweccNrYw1hs7EfznHe+RcIx+2ZZtitHBdrszHBLvT/FvVlOUOr8QA1U/ghvGgkCVcpWdmvdxPmYYbWtjsHcBu+OZzJ+a3UxBG2FGpNBPo0poyH21OSbBquk4OX9weVDAiOb/lyWtWMMkVHcSNF/siVXdud+0gSnXXRvRGHlVlQeOupTU0My2eOQM0bKJucxAIOetes9n4qjBHwQN9K1jEeJcWARlIMmMnVRX2oAhDaWtK5hESnIGEjMQNMfYmAt83mDKNMzuishTWmm2YjM70f1cG+qOlHKxBQHlhm3996efCzDgWcnhHk4qLztrwXLryNloePBhXdmXMUSJlS7caCjuYxqgUxj86VO8C9vArSSz9kINz+YAFis3ORA0lsRO5fjJtLvcUuFAbe8LkM2CtYJWX2GJQmVuX5FhsxCmiyRMlmX6n/92ce9H6I+sY/AzLQhlbtuiiLYSLI7Ucl/oCvsaX23dau7AGMsMKc0M8Q==','2026-12-11T02:00:00.662774Z');
INSERT INTO "documents" VALUES('01a22e92668073cab84121af61f7a8c6','0c308aca731dd16209a5433bfeea52304014911ba2f267df6f32a86e0f84d163','contract','contract@1','v1.t1.nYQ8PTkh6TYMNAbm8v/0g4+k+33RwoUumMP2O5vPaHwB9ziMHo0XFKbRl/O5IkjVRj8UTape8MFaswcSzh49YdaIOzFzN5YZTayQovtLwGrGtgLpFFiKUKJjzLS+aLAltbpYZnQc1CNjBGArBlG4Si8zV5uaWpL/LXpPHNKhLZhJWMQD450wd6o1AYOZ9Oau0iy3wGyXv9oY0zTf9sTF4XbLzGiigSHVYlOi7LwbYe09AV/EYNPkXcLMvVL0T7YzGsYoP/+1KIQx1dj5QZVQPnrUWMv1LIxjkmv5UY8GG4kFpXsPXV6xwJ+XuRjkWmKTyqsZj9smc536fIEBgFIGjLBJGpqI5IoBPZJZm0DypM+hrITVPqAeYsl+cL95SYH6uI6a6Pj9CfJ3LNMG6AjhXd1Tsc/2pD5+wDypMpy1SJf47DDp5FLp4ma/+/SyOfr1eSAn7QXMPbsNwMFOhH7j9ZEF7ukOb+LJalaQ3eDJK3ByngmjBwrhgIrzF0qhTc0dnPBUZgbp5mvlrrGSYZaFPo5lw7XwwLXrRPmpQFSnOKI1hklYDh7OmgyEeDWVSvpj4EBSFRIPD5+aW0zJUzVENz9oKVYGTKbXAmSh9RseJauM8I/Gyq7QgVe/F4oH9dX+ZdQv8pNWOTyQrzhoPqcd4/n45N/hoauJXcFf6ZI5n/X+QW1fTDoYQ6QuFfvskxiqhiqW1Ai4EYqLDqw36UkUcgqKxpxnsKK8','2026-12-11T02:00:00.668432Z');
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
INSERT INTO "history" VALUES('01a22e92641f74fcbd01658d1e867df4',1,'2026-12-11T02:00:00.003217Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e92641f74fcbd01658d1e867df4',2,'2026-12-11T02:00:00.063465Z','running','materials','waiting','materials','materials_missing','step','01a22e92643775d0ac6b4edf06fab380','{"waiting_for":"payment.materials.supplied","until":"2026-12-21T02:00:00.063465+00:00"}');
INSERT INTO "history" VALUES('01a22e926444771d81934b0747480a43',1,'2026-12-11T02:00:00.073181Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e926444771d81934b0747480a43',2,'2026-12-11T02:00:00.084558Z','running','materials','running','method',NULL,'step','01a22e92644b754ebdb2947211e550e2',NULL);
INSERT INTO "history" VALUES('01a22e926444771d81934b0747480a43',3,'2026-12-11T02:00:00.092480Z','running','method','running','declaration',NULL,'step','01a22e92644b754ebdb2947211e550e2',NULL);
INSERT INTO "history" VALUES('01a22e926444771d81934b0747480a43',4,'2026-12-11T02:00:00.095450Z','running','declaration','waiting','declaration','authority_pending','step','01a22e92644b754ebdb2947211e550e2','{"waiting_for":"authority_answer","until":"2026-12-16T02:00:00.095450+00:00"}');
INSERT INTO "history" VALUES('01a22e92649575d7ab222c375822054b',1,'2026-12-11T02:00:00.154774Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e92649575d7ab222c375822054b',2,'2026-12-11T02:00:00.164542Z','running','materials','running','method',NULL,'step','01a22e92649b7300bb727da78ab9e1d3',NULL);
INSERT INTO "history" VALUES('01a22e92649575d7ab222c375822054b',3,'2026-12-11T02:00:00.171922Z','running','method','running','declaration',NULL,'step','01a22e92649b7300bb727da78ab9e1d3',NULL);
INSERT INTO "history" VALUES('01a22e92649575d7ab222c375822054b',4,'2026-12-11T02:00:00.176526Z','running','declaration','running','contract',NULL,'step','01a22e92649b7300bb727da78ab9e1d3',NULL);
INSERT INTO "history" VALUES('01a22e92649575d7ab222c375822054b',5,'2026-12-11T02:00:00.185308Z','running','contract','waiting','contract','contract_to_sign','step','01a22e92649b7300bb727da78ab9e1d3','{"waiting_for":"payment.contract.signed","until":"2026-12-18T02:00:00.185308+00:00"}');
INSERT INTO "history" VALUES('01a22e9264c97e0a8d59f3c06a9c859b',1,'2026-12-11T02:00:00.207352Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e9264c97e0a8d59f3c06a9c859b',2,'2026-12-11T02:00:00.224645Z','running','materials','running','method',NULL,'step','01a22e9264cf75f8abead21b52227ac5',NULL);
INSERT INTO "history" VALUES('01a22e9264c97e0a8d59f3c06a9c859b',3,'2026-12-11T02:00:00.240704Z','running','method','running','declaration',NULL,'step','01a22e9264cf75f8abead21b52227ac5',NULL);
INSERT INTO "history" VALUES('01a22e9264c97e0a8d59f3c06a9c859b',4,'2026-12-11T02:00:00.244860Z','running','declaration','running','contract',NULL,'step','01a22e9264cf75f8abead21b52227ac5',NULL);
INSERT INTO "history" VALUES('01a22e9264c97e0a8d59f3c06a9c859b',5,'2026-12-11T02:00:00.256686Z','running','contract','running','collection',NULL,'step','01a22e9264cf75f8abead21b52227ac5','{"note":"method_needs_no_contract"}');
INSERT INTO "history" VALUES('01a22e9264c97e0a8d59f3c06a9c859b',6,'2026-12-11T02:00:00.272636Z','running','collection','waiting','collection','payer_pays','step','01a22e9264cf75f8abead21b52227ac5','{"waiting_for":"payment.settled","until":"2026-12-23T16:00:00+00:00"}');
INSERT INTO "history" VALUES('01a22e9265177478bfc1fa88b6315835',1,'2026-12-11T02:00:00.284718Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e9265177478bfc1fa88b6315835',2,'2026-12-11T02:00:00.296579Z','running','materials','running','method',NULL,'step','01a22e92651b74b98905a353250774ed',NULL);
INSERT INTO "history" VALUES('01a22e9265177478bfc1fa88b6315835',3,'2026-12-11T02:00:00.303711Z','running','method','running','declaration',NULL,'step','01a22e92651b74b98905a353250774ed',NULL);
INSERT INTO "history" VALUES('01a22e9265177478bfc1fa88b6315835',4,'2026-12-11T02:00:00.309997Z','running','declaration','running','contract',NULL,'step','01a22e92651b74b98905a353250774ed',NULL);
INSERT INTO "history" VALUES('01a22e9265177478bfc1fa88b6315835',5,'2026-12-11T02:00:00.324244Z','running','contract','running','collection',NULL,'step','01a22e92651b74b98905a353250774ed',NULL);
INSERT INTO "history" VALUES('01a22e9265177478bfc1fa88b6315835',6,'2026-12-11T02:00:00.332639Z','running','collection','waiting','collection','account_frozen','step','01a22e92651b74b98905a353250774ed','{"waiting_for":"payment.method.chosen","until":"2026-12-18T02:00:00.332639+00:00"}');
INSERT INTO "history" VALUES('01a22e926557780e9442ce15f7c6f68b',1,'2026-12-11T02:00:00.348926Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e926557780e9442ce15f7c6f68b',2,'2026-12-11T02:00:00.352872Z','running','materials','running','method',NULL,'step','01a22e92655a760eb098856d15ebd403',NULL);
INSERT INTO "history" VALUES('01a22e926557780e9442ce15f7c6f68b',3,'2026-12-11T02:00:00.364526Z','running','method','running','declaration',NULL,'step','01a22e92655a760eb098856d15ebd403',NULL);
INSERT INTO "history" VALUES('01a22e926557780e9442ce15f7c6f68b',4,'2026-12-11T02:00:00.374909Z','running','declaration','running','contract',NULL,'step','01a22e92655a760eb098856d15ebd403',NULL);
INSERT INTO "history" VALUES('01a22e926557780e9442ce15f7c6f68b',5,'2026-12-11T02:00:00.388587Z','running','contract','running','collection',NULL,'step','01a22e92655a760eb098856d15ebd403',NULL);
INSERT INTO "history" VALUES('01a22e926557780e9442ce15f7c6f68b',6,'2026-12-11T02:00:00.400588Z','running','collection','waiting','collection','bank_unknown','step','01a22e92655a760eb098856d15ebd403','{"waiting_for":"retry","until":"2026-12-11T02:00:02.400588+00:00"}');
INSERT INTO "history" VALUES('01a22e9265a3706e88ee29b0907f4237',1,'2026-12-11T02:00:00.424469Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e9265a3706e88ee29b0907f4237',2,'2026-12-11T02:00:00.433660Z','running','materials','running','method',NULL,'step','01a22e9265a8708f89882cb38e0c9b06',NULL);
INSERT INTO "history" VALUES('01a22e9265a3706e88ee29b0907f4237',3,'2026-12-11T02:00:00.440594Z','running','method','running','declaration',NULL,'step','01a22e9265a8708f89882cb38e0c9b06',NULL);
INSERT INTO "history" VALUES('01a22e9265a3706e88ee29b0907f4237',4,'2026-12-11T02:00:00.448671Z','running','declaration','running','contract',NULL,'step','01a22e9265a8708f89882cb38e0c9b06',NULL);
INSERT INTO "history" VALUES('01a22e9265a3706e88ee29b0907f4237',5,'2026-12-11T02:00:00.460597Z','running','contract','running','collection',NULL,'step','01a22e9265a8708f89882cb38e0c9b06',NULL);
INSERT INTO "history" VALUES('01a22e9265a3706e88ee29b0907f4237',6,'2026-12-11T02:00:00.480693Z','running','collection','running','voucher',NULL,'step','01a22e9265a8708f89882cb38e0c9b06',NULL);
INSERT INTO "history" VALUES('01a22e9265a3706e88ee29b0907f4237',7,'2026-12-11T02:00:00.506030Z','running','voucher','completed','voucher',NULL,'step','01a22e9265a8708f89882cb38e0c9b06',NULL);
INSERT INTO "history" VALUES('01a22e9265fc73aeb243b9585be61cc9',1,'2026-12-11T02:00:00.513458Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e9265fc73aeb243b9585be61cc9',2,'2026-12-11T02:00:00.524556Z','running','materials','running','method',NULL,'step','01a22e92660473c5a487f47eb67f3d51',NULL);
INSERT INTO "history" VALUES('01a22e9265fc73aeb243b9585be61cc9',3,'2026-12-11T02:00:00.527443Z','running','method','running','declaration',NULL,'step','01a22e92660473c5a487f47eb67f3d51',NULL);
INSERT INTO "history" VALUES('01a22e9265fc73aeb243b9585be61cc9',4,'2026-12-11T02:00:00.531697Z','running','declaration','running','contract',NULL,'step','01a22e92660473c5a487f47eb67f3d51',NULL);
INSERT INTO "history" VALUES('01a22e9265fc73aeb243b9585be61cc9',5,'2026-12-11T02:00:00.540909Z','running','contract','running','collection',NULL,'step','01a22e92660473c5a487f47eb67f3d51',NULL);
INSERT INTO "history" VALUES('01a22e9265fc73aeb243b9585be61cc9',6,'2026-12-11T02:00:00.546398Z','running','collection','waiting','collection','debit_day_not_yet','step','01a22e92660473c5a487f47eb67f3d51','{"waiting_for":"debit_day","until":"2026-12-17T16:00:00+00:00"}');
INSERT INTO "history" VALUES('01a22e926621728a922f6a54aa7b83ca',1,'2026-12-11T02:00:00.550659Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e92662971e292a304bfbe63a1c5',1,'2026-12-11T02:00:00.558606Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e92662971e292a304bfbe63a1c5',2,'2026-12-11T02:00:00.566162Z','running','materials','running','method',NULL,'step','01a22e92662f74c69f8c840684a71b41',NULL);
INSERT INTO "history" VALUES('01a22e9266347ebbb32e96e78a0fd90d',1,'2026-12-11T02:00:00.570419Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e9266347ebbb32e96e78a0fd90d',2,'2026-12-11T02:00:00.578640Z','running','materials','running','method',NULL,'step','01a22e92663b74d39abe7d05c8a15236',NULL);
INSERT INTO "history" VALUES('01a22e9266347ebbb32e96e78a0fd90d',3,'2026-12-11T02:00:00.584009Z','running','method','running','declaration',NULL,'step','01a22e92663b74d39abe7d05c8a15236',NULL);
INSERT INTO "history" VALUES('01a22e92664777719d6d2861b0b328ea',1,'2026-12-11T02:00:00.588871Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e92664777719d6d2861b0b328ea',2,'2026-12-11T02:00:00.597637Z','running','materials','running','method',NULL,'step','01a22e92664e7b8c8dcfa42bc5b43766',NULL);
INSERT INTO "history" VALUES('01a22e92664777719d6d2861b0b328ea',3,'2026-12-11T02:00:00.601507Z','running','method','running','declaration',NULL,'step','01a22e92664e7b8c8dcfa42bc5b43766',NULL);
INSERT INTO "history" VALUES('01a22e92664777719d6d2861b0b328ea',4,'2026-12-11T02:00:00.604533Z','running','declaration','running','contract',NULL,'step','01a22e92664e7b8c8dcfa42bc5b43766',NULL);
INSERT INTO "history" VALUES('01a22e92665b71bdacdc277e2d0a775d',1,'2026-12-11T02:00:00.608559Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e92665b71bdacdc277e2d0a775d',2,'2026-12-11T02:00:00.617264Z','running','materials','running','method',NULL,'step','01a22e926660724d956d161cb02bc8ca',NULL);
INSERT INTO "history" VALUES('01a22e92665b71bdacdc277e2d0a775d',3,'2026-12-11T02:00:00.628596Z','running','method','running','declaration',NULL,'step','01a22e926660724d956d161cb02bc8ca',NULL);
INSERT INTO "history" VALUES('01a22e92665b71bdacdc277e2d0a775d',4,'2026-12-11T02:00:00.632561Z','running','declaration','running','contract',NULL,'step','01a22e926660724d956d161cb02bc8ca',NULL);
INSERT INTO "history" VALUES('01a22e92665b71bdacdc277e2d0a775d',5,'2026-12-11T02:00:00.638109Z','running','contract','running','collection',NULL,'step','01a22e926660724d956d161cb02bc8ca',NULL);
INSERT INTO "history" VALUES('01a22e92668073cab84121af61f7a8c6',1,'2026-12-11T02:00:00.645654Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e92668073cab84121af61f7a8c6',2,'2026-12-11T02:00:00.649875Z','running','materials','running','method',NULL,'step','01a22e926683720e99b965936d912d2a',NULL);
INSERT INTO "history" VALUES('01a22e92668073cab84121af61f7a8c6',3,'2026-12-11T02:00:00.656569Z','running','method','running','declaration',NULL,'step','01a22e926683720e99b965936d912d2a',NULL);
INSERT INTO "history" VALUES('01a22e92668073cab84121af61f7a8c6',4,'2026-12-11T02:00:00.662774Z','running','declaration','running','contract',NULL,'step','01a22e926683720e99b965936d912d2a',NULL);
INSERT INTO "history" VALUES('01a22e92668073cab84121af61f7a8c6',5,'2026-12-11T02:00:00.668432Z','running','contract','running','collection',NULL,'step','01a22e926683720e99b965936d912d2a',NULL);
INSERT INTO "history" VALUES('01a22e92668073cab84121af61f7a8c6',6,'2026-12-11T02:00:00.674641Z','running','collection','running','voucher',NULL,'step','01a22e926683720e99b965936d912d2a',NULL);
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
INSERT INTO "inbox" VALUES('01a22e92642470498a5ae7af3b3d36b3','portal','/portal/shanghai','evt-SH-2026-000001','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e92641f74fcbd01658d1e867df4',NULL,'24dfc2ebee5a017386e8d0b04489798db23c587f84f5884c4be6d329205230ad',NULL,NULL,'2026-12-11T02:00:00.003217Z','2026-12-11T02:00:00.003217Z');
INSERT INTO "inbox" VALUES('01a22e9264447e07b0045445ccf01f99','portal','/portal/shanghai','evt-SH-2026-000002','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e926444771d81934b0747480a43',NULL,'28c958ccf719aa67ceb569734f4516945969b25d70d777e50da0ae70f5188926',NULL,NULL,'2026-12-11T02:00:00.073181Z','2026-12-11T02:00:00.073181Z');
INSERT INTO "inbox" VALUES('01a22e9264957ce5a837f5d27aa9a443','portal','/portal/shanghai','evt-SH-2026-000003','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e92649575d7ab222c375822054b',NULL,'49081dea1a2fc21a022c98fa1159acbf82cc10907ff86ee3559dced6e4034cee',NULL,NULL,'2026-12-11T02:00:00.154774Z','2026-12-11T02:00:00.154774Z');
INSERT INTO "inbox" VALUES('01a22e9264ca73b78970ef9e69f1a7ae','portal','/portal/shanghai','evt-SH-2026-000004','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e9264c97e0a8d59f3c06a9c859b',NULL,'96a9f4799ef6782d4d542ef65777f1c5fda4baf4040d17a4525c9b191e04d3d5',NULL,NULL,'2026-12-11T02:00:00.207352Z','2026-12-11T02:00:00.207352Z');
INSERT INTO "inbox" VALUES('01a22e9265177acb86668e8dac6e5d78','portal','/portal/shanghai','evt-SH-2026-000005','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e9265177478bfc1fa88b6315835',NULL,'7eb314d6cf6babc5ce3fac4e620ec6f6fdda1ae10faf63872e361132b70aad64',NULL,NULL,'2026-12-11T02:00:00.284718Z','2026-12-11T02:00:00.284718Z');
INSERT INTO "inbox" VALUES('01a22e9265577e4e9dc0dc49eaee2bd0','portal','/portal/shanghai','evt-SH-2026-000006','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e926557780e9442ce15f7c6f68b',NULL,'5c4bccdcaa1f9d16d81bbc0321d3268d61ec03bf0b144053f7f3cfe6db8c6701',NULL,NULL,'2026-12-11T02:00:00.348926Z','2026-12-11T02:00:00.348926Z');
INSERT INTO "inbox" VALUES('01a22e9265a376c79e43e7f499b0454a','portal','/portal/shanghai','evt-SH-2026-000007','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e9265a3706e88ee29b0907f4237',NULL,'32a320eceb681532e4668f17738d52b047cc8f1ff1827ff190e9a9b4efeed8d5',NULL,NULL,'2026-12-11T02:00:00.424469Z','2026-12-11T02:00:00.424469Z');
INSERT INTO "inbox" VALUES('01a22e9265fc79e797ff18edcc4a9191','portal','/portal/shanghai','evt-SH-2026-000008','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e9265fc73aeb243b9585be61cc9',NULL,'7f19e9ac7e7bc7376a64330bd1950cac99367d8d986d5caeadec857fcec27ca2',NULL,NULL,'2026-12-11T02:00:00.513458Z','2026-12-11T02:00:00.513458Z');
INSERT INTO "inbox" VALUES('01a22e92662177e2baad4caf0ebbcaa8','portal','/portal/shanghai','evt-SH-2026-000020','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e926621728a922f6a54aa7b83ca',NULL,'382b44843f9477f945c799e878ae35ce76719f1061ccf0144e94ad80a1ef48d4',NULL,NULL,'2026-12-11T02:00:00.550659Z','2026-12-11T02:00:00.550659Z');
INSERT INTO "inbox" VALUES('01a22e92662977cdbc5b45ead9cd6962','portal','/portal/shanghai','evt-SH-2026-000021','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e92662971e292a304bfbe63a1c5',NULL,'6314a90cbe4ff466af43424c15dd35d170f16e9309a77bd5fb0e6c3cc4183a33',NULL,NULL,'2026-12-11T02:00:00.558606Z','2026-12-11T02:00:00.558606Z');
INSERT INTO "inbox" VALUES('01a22e92663573e39050e9175c3ad35d','portal','/portal/shanghai','evt-SH-2026-000022','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e9266347ebbb32e96e78a0fd90d',NULL,'a6b0f0356b249344242529bb85f67ff746fb1d8924ab788d51d822223fa53c5a',NULL,NULL,'2026-12-11T02:00:00.570419Z','2026-12-11T02:00:00.570419Z');
INSERT INTO "inbox" VALUES('01a22e9266477d35b200acf48f16b029','portal','/portal/shanghai','evt-SH-2026-000023','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e92664777719d6d2861b0b328ea',NULL,'fe4ee74180710167e687d468d70eff806e68c602c0f83b6a329e6d1cd32b2d8d',NULL,NULL,'2026-12-11T02:00:00.588871Z','2026-12-11T02:00:00.588871Z');
INSERT INTO "inbox" VALUES('01a22e92665b77fab92bc7b7a3be16a7','portal','/portal/shanghai','evt-SH-2026-000024','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e92665b71bdacdc277e2d0a775d',NULL,'c789569a7a55ac550ff4a1aafdf37267293f6f93ba21d1d1074258a281b6b032',NULL,NULL,'2026-12-11T02:00:00.608559Z','2026-12-11T02:00:00.608559Z');
INSERT INTO "inbox" VALUES('01a22e9266807a3582da4829283c7495','portal','/portal/shanghai','evt-SH-2026-000025','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e92668073cab84121af61f7a8c6',NULL,'a6ef348909007975139b62224d8700fa32c5dee208ff741613334359c1293b01',NULL,NULL,'2026-12-11T02:00:00.645654Z','2026-12-11T02:00:00.645654Z');
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
INSERT INTO "ledger_entries" VALUES('01a22e9265a3706e88ee29b0907f4237',1,'payer',NULL,240000,0,'2026-12-11T02:00:00.506030Z');
INSERT INTO "ledger_entries" VALUES('01a22e9265a3706e88ee29b0907f4237',2,'pension.pooling_fund','pension',0,96000,'2026-12-11T02:00:00.506030Z');
INSERT INTO "ledger_entries" VALUES('01a22e9265a3706e88ee29b0907f4237',3,'pension.individual_account','pension',0,64000,'2026-12-11T02:00:00.506030Z');
INSERT INTO "ledger_entries" VALUES('01a22e9265a3706e88ee29b0907f4237',4,'medical.fund','medical',0,80000,'2026-12-11T02:00:00.506030Z');
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
INSERT INTO "messages" VALUES('01a22e92644073e5a59d4d7d1dfeb281','01a22e92641f74fcbd01658d1e867df4','email','materials_wanted','{"missing":["bank_card_copy"],"until":"2026-12-21T02:00:00.063465+00:00"}','due',NULL,'2026-12-11T02:00:00.063465Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.063465Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22e9264407416add340c97f957fb5','01a22e92641f74fcbd01658d1e867df4','sms','materials_wanted','{"missing":["bank_card_copy"],"until":"2026-12-21T02:00:00.063465+00:00"}','due',NULL,'2026-12-11T02:00:00.063465Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.063465Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22e9264c77ac7889070cf2bad78e1','01a22e92649575d7ab222c375822054b','email','contract_to_sign','{"contract":"1","until":"2026-12-18T02:00:00.185308+00:00"}','due',NULL,'2026-12-11T02:00:00.185308Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.185308Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22e9264c77af9b601fce0a6b4ea78','01a22e92649575d7ab222c375822054b','sms','contract_to_sign','{"contract":"1","until":"2026-12-18T02:00:00.185308+00:00"}','due',NULL,'2026-12-11T02:00:00.185308Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.185308Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22e9265127559b5feced97194a159','01a22e9264c97e0a8d59f3c06a9c859b','email','pay_by_yourself','{"method":"tax_app","order":"bank-859b:order:1","until":"2026-12-23T16:00:00+00:00"}','due',NULL,'2026-12-11T02:00:00.272636Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.272636Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22e926512758f856e6a0749f8ab64','01a22e9264c97e0a8d59f3c06a9c859b','sms','pay_by_yourself','{"method":"tax_app","order":"bank-859b:order:1","until":"2026-12-23T16:00:00+00:00"}','due',NULL,'2026-12-11T02:00:00.272636Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.272636Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22e92654f70b58c7542edef1867cb','01a22e9265177478bfc1fa88b6315835','email','choice_wanted','{"methods":["tax_app","gov_app","alipay","wechat"],"reason":"account_frozen","until":"2026-12-18T02:00:00.332639+00:00"}','due',NULL,'2026-12-11T02:00:00.332639Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.332639Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22e92654f70e8b3a52714a1d9996e','01a22e9265177478bfc1fa88b6315835','sms','choice_wanted','{"methods":["tax_app","gov_app","alipay","wechat"],"reason":"account_frozen","until":"2026-12-18T02:00:00.332639+00:00"}','due',NULL,'2026-12-11T02:00:00.332639Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.332639Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22e9265f777b2b7f328226003184b','01a22e9265a3706e88ee29b0907f4237','email','voucher','{"voucher":"310000PF6GNEA399W6H7"}','due',NULL,'2026-12-11T02:00:00.506030Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.506030Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22e9265f777e28b3015821278df9c','01a22e9265a3706e88ee29b0907f4237','sms','voucher','{"voucher":"310000PF6GNEA399W6H7"}','due',NULL,'2026-12-11T02:00:00.506030Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.506030Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO "outbox" VALUES('01a22e92641f7828b5019ec943116f2d','01a22e92641f74fcbd01658d1e867df4','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000001","region":"310000"}','2026-12-11T02:00:00.003217Z','2026-12-11T02:00:00.003217Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e926440743c9a1eafff4ad130ec','01a22e92641f74fcbd01658d1e867df4','cn.shebao.payment.waiting.v1','{"for":"payment.materials.supplied","until":"2026-12-21T02:00:00.063465+00:00","reason":"materials_missing"}','2026-12-11T02:00:00.063465Z','2026-12-11T02:00:00.063465Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e92644478d9b284a9ec9de5e45e','01a22e926444771d81934b0747480a43','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000002","region":"310000"}','2026-12-11T02:00:00.073181Z','2026-12-11T02:00:00.073181Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e92648d7e24be54f10f25fc54b0','01a22e926444771d81934b0747480a43','cn.shebao.payment.waiting.v1','{"for":"authority_answer","until":"2026-12-16T02:00:00.095450+00:00","reason":"authority_pending"}','2026-12-11T02:00:00.095450Z','2026-12-11T02:00:00.095450Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e92649577a58ee053fbfbc84b0d','01a22e92649575d7ab222c375822054b','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000003","region":"310000"}','2026-12-11T02:00:00.154774Z','2026-12-11T02:00:00.154774Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e9264c77b169faa9055dff4456c','01a22e92649575d7ab222c375822054b','cn.shebao.payment.waiting.v1','{"for":"payment.contract.signed","until":"2026-12-18T02:00:00.185308+00:00","reason":"contract_to_sign"}','2026-12-11T02:00:00.185308Z','2026-12-11T02:00:00.185308Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e9264c97f58bbb89d1b69a91c60','01a22e9264c97e0a8d59f3c06a9c859b','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000004","region":"310000"}','2026-12-11T02:00:00.207352Z','2026-12-11T02:00:00.207352Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e92651275af9873d06a409c4c71','01a22e9264c97e0a8d59f3c06a9c859b','cn.shebao.payment.waiting.v1','{"for":"payment.settled","until":"2026-12-23T16:00:00+00:00","reason":"payer_pays"}','2026-12-11T02:00:00.272636Z','2026-12-11T02:00:00.272636Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e92651775e587de6b06d52f6af4','01a22e9265177478bfc1fa88b6315835','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000005","region":"310000"}','2026-12-11T02:00:00.284718Z','2026-12-11T02:00:00.284718Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e92654f710599795e90e9ae24f8','01a22e9265177478bfc1fa88b6315835','cn.shebao.payment.waiting.v1','{"for":"payment.method.chosen","until":"2026-12-18T02:00:00.332639+00:00","reason":"account_frozen"}','2026-12-11T02:00:00.332639Z','2026-12-11T02:00:00.332639Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e92655779a0987e796fc17b3603','01a22e926557780e9442ce15f7c6f68b','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000006","region":"310000"}','2026-12-11T02:00:00.348926Z','2026-12-11T02:00:00.348926Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e9265a3720cbd985a903f89bdbd','01a22e9265a3706e88ee29b0907f4237','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000007","region":"310000"}','2026-12-11T02:00:00.424469Z','2026-12-11T02:00:00.424469Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e9265f27f97a388784b5967de08','01a22e9265a3706e88ee29b0907f4237','cn.shebao.payment.collected.v1','{}','2026-12-11T02:00:00.480693Z','2026-12-11T02:00:00.480693Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e9265f777fb94167fd7539d9e0a','01a22e9265a3706e88ee29b0907f4237','cn.shebao.payment.completed.v1','{"voucher":"310000PF6GNEA399W6H7"}','2026-12-11T02:00:00.506030Z','2026-12-11T02:00:00.506030Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e9265fc75288db361831a1172fc','01a22e9265fc73aeb243b9585be61cc9','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000008","region":"441900"}','2026-12-11T02:00:00.513458Z','2026-12-11T02:00:00.513458Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e92661e7a758ceba0bf72dafd83','01a22e9265fc73aeb243b9585be61cc9','cn.shebao.payment.waiting.v1','{"for":"debit_day","until":"2026-12-17T16:00:00+00:00","reason":"debit_day_not_yet"}','2026-12-11T02:00:00.546398Z','2026-12-11T02:00:00.546398Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e92662173f3890e60c4ebdaad69','01a22e926621728a922f6a54aa7b83ca','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000020","region":"310000"}','2026-12-11T02:00:00.550659Z','2026-12-11T02:00:00.550659Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e926629732f88597eeef715ebdf','01a22e92662971e292a304bfbe63a1c5','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000021","region":"310000"}','2026-12-11T02:00:00.558606Z','2026-12-11T02:00:00.558606Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e9266347fafbfc934add0167453','01a22e9266347ebbb32e96e78a0fd90d','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000022","region":"310000"}','2026-12-11T02:00:00.570419Z','2026-12-11T02:00:00.570419Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e926647787c871d7cffa1dfd79e','01a22e92664777719d6d2861b0b328ea','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000023","region":"310000"}','2026-12-11T02:00:00.588871Z','2026-12-11T02:00:00.588871Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e92665b72cca5570723f006ce9f','01a22e92665b71bdacdc277e2d0a775d','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000024","region":"310000"}','2026-12-11T02:00:00.608559Z','2026-12-11T02:00:00.608559Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e92668074dd94c4bfd2989452e3','01a22e92668073cab84121af61f7a8c6','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000025","region":"310000"}','2026-12-11T02:00:00.645654Z','2026-12-11T02:00:00.645654Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e92669f7977885bdfcc3b11764c','01a22e92668073cab84121af61f7a8c6','cn.shebao.payment.collected.v1','{}','2026-12-11T02:00:00.674641Z','2026-12-11T02:00:00.674641Z',NULL,0,NULL);
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
INSERT INTO "payments" VALUES('01a22e92641f74fcbd01658d1e867df4','portal','/portal/shanghai','SH-2026-000001','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','materials','materials_missing',2,NULL,'2026-12-14T02:00:00.063465Z','payment.materials.supplied','2026-12-21T02:00:00.063465Z',0,0,0,NULL,NULL,'{"asked":{"waiting_for":"payment.materials.supplied","at":"2026-12-11T02:00:00.063465+00:00","until":"2026-12-21T02:00:00.063465+00:00","about":{"missing":["bank_card_copy"]},"reminders":0}}','2026-12-11T02:00:00.003217Z','2026-12-11T02:00:00.063465Z',NULL);
INSERT INTO "payments" VALUES('01a22e926444771d81934b0747480a43','portal','/portal/shanghai','SH-2026-000002','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','declaration','authority_pending',4,NULL,'2026-12-11T02:00:02.095450Z','authority_answer','2026-12-16T02:00:00.095450Z',0,0,0,'tax_app',240000,'{"polls":1,"awaited":{"key":"01a22e926444771d81934b0747480a43:declaration:1","until":"2026-12-16T02:00:00.095450+00:00"}}','2026-12-11T02:00:00.073181Z','2026-12-11T02:00:00.095450Z',NULL);
INSERT INTO "payments" VALUES('01a22e92649575d7ab222c375822054b','portal','/portal/shanghai','SH-2026-000003','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','contract','contract_to_sign',5,NULL,'2026-12-11T02:00:02.185308Z','payment.contract.signed','2026-12-18T02:00:00.185308Z',0,0,0,'bank_debit',240000,'{"polls":1,"asked":{"waiting_for":"payment.contract.signed","at":"2026-12-11T02:00:00.185308+00:00","until":"2026-12-18T02:00:00.185308+00:00","about":{"contract":"1"},"reminders":0}}','2026-12-11T02:00:00.154774Z','2026-12-11T02:00:00.185308Z',NULL);
INSERT INTO "payments" VALUES('01a22e9264c97e0a8d59f3c06a9c859b','portal','/portal/shanghai','SH-2026-000004','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','collection','payer_pays',6,NULL,'2026-12-11T02:00:02.272636Z','payment.settled','2026-12-23T16:00:00.000000Z',0,0,0,'tax_app',240000,'{"polls":1,"pay_order":"bank-859b:order:1","asked":{"waiting_for":"payment.settled","at":"2026-12-11T02:00:00.272636+00:00","until":"2026-12-23T16:00:00+00:00","about":{"method":"tax_app","order":"bank-859b:order:1"},"reminders":0}}','2026-12-11T02:00:00.207352Z','2026-12-11T02:00:00.272636Z',NULL);
INSERT INTO "payments" VALUES('01a22e9265177478bfc1fa88b6315835','portal','/portal/shanghai','SH-2026-000005','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','collection','account_frozen',6,NULL,'2026-12-14T02:00:00.332639Z','payment.method.chosen','2026-12-18T02:00:00.332639Z',0,0,0,'bank_debit',240000,'{"refusal":"account_frozen","refused_methods":["bank_debit"],"asked":{"waiting_for":"payment.method.chosen","at":"2026-12-11T02:00:00.332639+00:00","until":"2026-12-18T02:00:00.332639+00:00","about":{"methods":["tax_app","gov_app","alipay","wechat"],"reason":"account_frozen"},"reminders":0}}','2026-12-11T02:00:00.284718Z','2026-12-11T02:00:00.332639Z',NULL);
INSERT INTO "payments" VALUES('01a22e926557780e9442ce15f7c6f68b','portal','/portal/shanghai','SH-2026-000006','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','collection','bank_unknown',6,NULL,'2026-12-11T02:00:02.400588Z','retry','2026-12-11T02:00:02.400588Z',1,0,0,'bank_debit',240000,'{"contract":"01a22e926557780e9442ce15f7c6f68b:contract:1"}','2026-12-11T02:00:00.348926Z','2026-12-11T02:00:00.400588Z',NULL);
INSERT INTO "payments" VALUES('01a22e9265a3706e88ee29b0907f4237','portal','/portal/shanghai','SH-2026-000007','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','completed','voucher',NULL,7,NULL,NULL,NULL,NULL,0,0,0,'bank_debit',240000,'{"contract":"01a22e9265a3706e88ee29b0907f4237:contract:1"}','2026-12-11T02:00:00.424469Z','2026-12-11T02:00:00.506030Z','2026-12-11T02:00:00.506030Z');
INSERT INTO "payments" VALUES('01a22e9265fc73aeb243b9585be61cc9','portal','/portal/shanghai','SH-2026-000008','441900','flexible','pension','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','collection','debit_day_not_yet',6,NULL,'2026-12-17T16:00:00.000000Z','debit_day','2026-12-17T16:00:00.000000Z',0,0,0,'bank_debit',120000,'{"contract":"01a22e9265fc73aeb243b9585be61cc9:contract:1"}','2026-12-11T02:00:00.513458Z','2026-12-11T02:00:00.546398Z',NULL);
INSERT INTO "payments" VALUES('01a22e926621728a922f6a54aa7b83ca','portal','/portal/shanghai','SH-2026-000020','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','materials',NULL,1,'01a22e9266277421a97e674ea1e9ef2b',NULL,NULL,NULL,0,0,0,NULL,NULL,NULL,'2026-12-11T02:00:00.550659Z','2026-12-11T02:00:00.550659Z',NULL);
INSERT INTO "payments" VALUES('01a22e92662971e292a304bfbe63a1c5','portal','/portal/shanghai','SH-2026-000021','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','method',NULL,2,'01a22e92662f74c69f8c840684a71b41',NULL,NULL,NULL,0,0,0,NULL,240000,NULL,'2026-12-11T02:00:00.558606Z','2026-12-11T02:00:00.566162Z',NULL);
INSERT INTO "payments" VALUES('01a22e9266347ebbb32e96e78a0fd90d','portal','/portal/shanghai','SH-2026-000022','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','declaration',NULL,3,'01a22e92663b74d39abe7d05c8a15236',NULL,NULL,NULL,0,0,0,'bank_debit',240000,NULL,'2026-12-11T02:00:00.570419Z','2026-12-11T02:00:00.584009Z',NULL);
INSERT INTO "payments" VALUES('01a22e92664777719d6d2861b0b328ea','portal','/portal/shanghai','SH-2026-000023','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','contract',NULL,4,'01a22e92664e7b8c8dcfa42bc5b43766',NULL,NULL,NULL,0,0,0,'bank_debit',240000,NULL,'2026-12-11T02:00:00.588871Z','2026-12-11T02:00:00.604533Z',NULL);
INSERT INTO "payments" VALUES('01a22e92665b71bdacdc277e2d0a775d','portal','/portal/shanghai','SH-2026-000024','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','collection',NULL,5,'01a22e926660724d956d161cb02bc8ca',NULL,NULL,NULL,0,0,0,'bank_debit',240000,'{"contract":"01a22e92665b71bdacdc277e2d0a775d:contract:1"}','2026-12-11T02:00:00.608559Z','2026-12-11T02:00:00.638109Z',NULL);
INSERT INTO "payments" VALUES('01a22e92668073cab84121af61f7a8c6','portal','/portal/shanghai','SH-2026-000025','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','voucher',NULL,6,'01a22e926683720e99b965936d912d2a',NULL,NULL,NULL,0,0,0,'bank_debit',240000,'{"contract":"01a22e92668073cab84121af61f7a8c6:contract:1"}','2026-12-11T02:00:00.645654Z','2026-12-11T02:00:00.674641Z',NULL);
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
INSERT INTO "requests" VALUES('01a22e92641f74fcbd01658d1e867df4','a6abd35353ed1d9a3cd5f6e33aa39193a5597ff5fea05889df8d4828d769e70d','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.D7gPBd4e3pOY3Z64w08iE8sVEjmTcfwLAvuL2c7X6Wzsbj6yxh00p1dzvVu03zVhBA54v6QJ1GTXPl52OkFwf8UmVHIz9NpDabc2JBxjNkE1FZRBPry+O5GUC++YbxI/F5bOhu7JXJ5TuB+J7Gjg+hl4E4JZwRBmopZamDLN02dcKUsm3R6BkYl027d9kYzE2VaJ/3FAWXLBuq7IQgxPqHXtL9VXwNj4UMQK3uFpSk0UHnVRJ1VPsYMd6D3GjRUYeoUeUZx720AJ3L/VqWn8WJ/XXzZ6GBDEBpiVxzM8HDucpMf3qlx+fBeGgJ/0cif0GmaQW0uHiA==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e926444771d81934b0747480a43','99265c5e6560e12c040bd781bd88a689eb067bdcf0a75de6ed9d647febb8ddc5',NULL,'c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.eCU2q4TxwciUPlY2eP8p2lCKBvHi1oGABW2S8vXijBQLNzzN+sCRL3kfI9tOMLdo+zVMG15trwZ81s78TDVK1YYG4l4041/lpdC+K1FeyQ+QTpYcArdHMRJhWexNTIU4kkAf90d6tmMEDKqdmt3zkcp96p4QHPvrqPGSWqlVvjAlpIZenS6W2nWUctOPr29SDO70u5ghkOMfvlM=','zh-CN','{"base":800000,"category":null,"grade":null,"method":"tax_app","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e92649575d7ab222c375822054b','63db408999b291af981ffc1e63a5110c398593ff3a574e69b20c763455c8c5f3','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.PH/jpqKW6sJjJg0SBslBYFQcbM3XFbZJFPeCJn1txLnOlwFYRQKXKQqegBpuNm+zFuKEqIEM6a/ueLV+aoI+m+wLfocTYueZUqtiUyKbbnXfxE5EfrW2q5n3Y882OD7Be4hq3KeAHRSVQJaiwVKpl0/HZcIiTCvp4kMn2otYzNC5Y+xuN8R1b4/FDYbXezXFhfIzXO3hKpY9TYeXPHPdXe0TJKE3MqCD4lyQoQmOyZ9kJ5MbU5/uBIfzqP4d7rB6iThg/rwUg5AX26lSaguyvnG+nE5vIolXq9wWtYziYQ+RkMxLHit4qx6KNOmR8/bdwTYjn/1yUQ==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e9264c97e0a8d59f3c06a9c859b','09ceb32461ad89e857f36d090b18156d2733d2ee387728f70f927d7200fc9be9',NULL,'c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.l+gZzdUWNCcFPUVqJAqmkfHxG2YgOo4HVvaslG7qSgeEF1jwCq366bFRrD6V9SAQxcohVCNkCX0ze4z2AAle0E/QAxe+oXK7WY2o7jC21wt/OFz+66qwOCQOSV+BwCo8+16V/xsjJRAJukll7EdPBj5NGTjsjEPO3rrPUZ3Pw0vwVySK2VUsIbeIhX9rNI0SREGkoxJn2eEezHc=','zh-CN','{"base":800000,"category":null,"grade":null,"method":"tax_app","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e9265177478bfc1fa88b6315835','1d827b82e3d32a4514e85c3fe7e57b003c532a85b823d989a48e9896e3c9f899','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.fcbOW77bXzN94cyCxfMgAkKNbmOktZpPNkKEajtSuoCFaGEa5qBWn4ZN/JydA1taU8qG4GedJFnve7etwEOO5d22S297rHalS+HYEz9kCJyIoO7C/y6NvyzyQeL1p4OHS+DCITVbzQutyrJfgPbdlLqdjaHYipEz4h9X87l4gwxemzhPxc72bS7r6QQSNiBvmv+aIbhqz5vizccS6+5q+mOWrsI6jvDQTGwMJdfrFTgVW9CBJxUUh8Q22sM1E935kr62apmoUZmEU11MxrWvQySZ71ZY1KcQHVeBp8/5DJ/M3oAcgB1pnYEYjVN/i31ef8znMA2KPQ==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e926557780e9442ce15f7c6f68b','133023b360e99f052f1f06e26eb3c5678801b0c50716eb15ccb4415800440a07','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.9oR6atxroS5CCqrhZtF31PX+NCzoqSjbCFlVvHKdlbufzvkKJaIB+ZjT0dpUFq5t2BxOY0KZfYYK0onQak1D4JonF8cWZl3Sw/cOdIiux27KZzOXzA1n2ZJihK/bzd1bQyUKOh854wwTwaoSauFSdUTTb3ZyhmN4EI2VtbNxaOxzpTQLXjslv3SJcHst2ncQLp68ktyFn12FrGzOLxA/H7AkJtD8CVA3bRe9l8VuY6becgWGteqQbaG1pA7rX/DQmCDWR4scNT/lBd6qsuwNGmPyRRmdoUDnfdv1a4ZHb45SFynmrcYU1tQ/JlcnJf69zoXdd7t8Pw==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e9265a3706e88ee29b0907f4237','63b08f8325309a900e0e323d09c0a911811b322bfa2092d94b9479e7b6ea8655','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.oFzFXPjcpk6q1tzsqMnepDOsUl/dyWmlOVN4q7SrgdoLwzJqSuC3kq2zkmtX+1UV9Ba3qa6pBCbf6mEAh6YPJLXpUpBKaoZL/To+8I01Wr6P4K9lEJn9yhvhFKDW2J4IG4CnG91yX32DMvxvJO0B7smyDO1I2JyKFphTxUefqGleu8FkB0/LvgQEDu0naviS1lQq1K31TF08lRbgIyd7TSWZajW0rPol6UI/2HpINQeBcW1YrSifQX4LyKaZopyS+taggJXpyqhtPJaHXpqJRK7GxwMRZWmZg2I1eIcoeSLqQhbD6N1L1qCj5qsx214BnfnmybpRjg==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e9265fc73aeb243b9585be61cc9','47462b862f53252775e2f3c95a554b9a0fe1d2303ffc011c365c1b840ef6aa79','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.NQoDegNKgz+pKugQYocxRWTUETa1zC0FsqD+SReNxtMt2bFi7Yx7yEXSJhHZi/P+wpNHxem6LFWybIJ6xKFqX/fRRZnaF3yytode27KPrLFB+gqTPF+OPSH+scxVCP7YB3n9Ih60aM3W63184/eXZ+ERC95DHG0LSxOzatUx98UvSCW9bRw438oFxzoWvAZoEd0VQ1if+eYFS8d5b48+ZOjlGDu0K8XotkzjLgkCZtn38ETiDDVzKq0YBX/PUVcvU22zxegMtyF/UfdHsOZQVkbdVpNNvaIsFv+7Vc14t9GW74Whq6Aswngzj0o6TbuhxrFUSypuLg==','zh-CN','{"base":600000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e926621728a922f6a54aa7b83ca','1aeeb95edcbd17d68acb1e19e13f2017525dcbd809f55f0109447d0fae16af97','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.cv9Tca8IUQP/6W2OyUbjdEa7LOcsSy5Rhxs/cQQgr3AnsTkJbYGJvjZmC8ehz9NqOpBJK18CutUzcjEwXkUZRDJDM6x8OkErIMVXYz+J7NywkC3ql2CDqRrdtKcQIK3EIk32PMB51lyQ5uQnGVn37kinWxX6rlqwoSKRxPTxROlG5c/rl9/7hta2eB0QLorfFR4Kz0os+ZVQR9+8lXqzuso7Vr0mw4ccS42aV1Jap6RmbG3J6FQU/rO2w1KCjJAExYDr83mGyVkxLVi0539/keL+P6wCK5SkMENoR8F59HvcXYnsvGdmiMvRWBTJLcHISZAw679GcQ==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e92662971e292a304bfbe63a1c5','232edbda4e8b01553000aa465f68a51757d44e3e4d1c0c1e84afd9ee8287930f','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.MAxb25Ll6loPab2wmfNuQpI89b+HyFqVghq7/44AhcQlD1f3HmVXkgBQDYZzMFODq7Y6XrcHyNRrVvoNH7yDK7/EyiY+zsi+PO7FyI+eoJ3QO338MjSOkE5yXWLy1Xp4qaH75TJykmWiT/iOZUmlwd+8pDOpp30DLXujvcDotjWluzjEhe7G+PdNr3QiYNJ3sj88TaMC7eSXv+N1IQAKk4QprTj87vBivoXiFc7hYp29QyEcvDfnhQOrQ802RxoHCe7maJrApB1wcf2ml5VRiLU/ATv6qKsUEx/IJpzrnAcjs5n/kGxLViuAneQn9mORasiZnABCMg==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e9266347ebbb32e96e78a0fd90d','bed81efd04fbd44737c599b015d6e330a8f28e89c85b033673a870a1dda0dce9','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.4E5EgVbB/LACC6e0SCIrfVfyMNgPfQaSnHIP0ocPSRg27XMowPXzIbKnOqzy1zeqkVvIrPaPgi4lN1MjBMoovTIDUjd4Yq316wugCNbycX97yrP0QStWZJdGPvHesHNxNeVxYeSTsUMvSOLcmAfeBfqHf4zPQc5K5669SBlEPA4KAG4+62K/bLTmH5K4mp8qZjNxzSvV27B446rPrHlVJG0vJj862YjMDJ8JDu+ojwBiIC1IXhAorMXOnSgYnWx002FqlfG7K7F1zu6lmujy/NEzUq+URiR2A9/XSolwMwyK/wOGA6gZ1l/LUKhXYuxoStHKIraFDw==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e92664777719d6d2861b0b328ea','5007134139fabce2bfea50773dad726e8b708a32993d8fb33173c9457b6c83ea','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.nIg4yTIrveg+dfiox67v3eB1NEyGjgTWNO9cyBjBMHQ7bnGJBabCyQvNQW2bu2Cufkp3xQ2YtdbaQGW3U30/3wOtyHbsvPjnxs9JJ1c8XL6Bktgx3W7e6YRUURIdpLEBD30f03gZjYyEZ+tGsohNeYBeFZU6g7MS0XMyj8TwDgybr/cR+lQLzXsJkomnoTas5fuBvsePBIRywp0b4boy1zqKOD11oxYqehcLgmocTlHBz3eP64tyzqy0AonB3YaOKdIkgFhHgHr1RLLRPRdixhQfwoVPSgq4DSbZsyH/RKyHMoMQlzu4myX51kVsqSp15vA00DfaHg==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e92665b71bdacdc277e2d0a775d','5d79db05af9c9d19e96d73662c4ca435139f8aca955bde0b40b63f1633ce0156','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.eMwNBBrdAVFGFXObWirDVAaiYRZjCewZp4d1CmM7MxRZe2g66Bk4yKJeQkgCDsTplQ2kCymUFCgEAkC2hD1B8l7UEuTwdjQv4tP/EQXQeSUswfHV8iV/zdHd/axWY2xVtWnbg3ftNBP7yeNaO0q0MNET0+M37j3eqrgfrOahx+4aQEkvaeB/lClNPermazxVCGatB3dLjvzXF2m+KbMuV0nTx7ObYEwjzYe0lEl4my63Cr+HBEj9BFPqt2uLmHdHmzOffc48uGsYekv8OrxPhKlmEf2GYObgtTVutXECO1ShQVQM1uB8ktvbM/7CGiwtX/2SRa4oIA==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e92668073cab84121af61f7a8c6','6b60b559ed409c14b926fc74399513cfbddcaa3f9430e7608414bb0302109e73','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.WMhXjlVj+tmtIUJ0RWW8/q42BrSEhEUPMnzIXPn5tDeHcgsgpauEaInxSNf+CXGHaLyUJJaHxTaAncPd6aBFPgcmYZhiRS13nL2U9scabu9Mn1/zuzlxFKydJC+Mg4ggSqMdmXKcIAPLLihQIJx7Kcr/6tr8GYrCo8+ShAv3JNXEInJluU6hmrs7k5W5kzE3iGIkn1eHdJoWf8ggVhN137NfXqZ4FWNrlcp1IW3eWeTIQAVuW3Gz1ydxYPog5UUIx39urmgXUdutWoz8St3vgUqtM+5ci758tYiNLueCyyOGAIx/Ilgv38J5MOG0kfj8Fsc4rzvX1g==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
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
INSERT INTO "runs" VALUES('01a22e9266277421a97e674ea1e9ef2b','materials,method,declaration,contract,collection,voucher','materials','["01a22e926621728a922f6a54aa7b83ca"]','2026-11-30T22:28:08.071000Z',NULL,'2026-12-11T02:00:00.556674Z');
INSERT INTO "runs" VALUES('01a22e92662f74c69f8c840684a71b41','materials,method,declaration,contract,collection,voucher','materials','["01a22e92662971e292a304bfbe63a1c5"]','2026-11-30T22:28:08.083000Z',NULL,'2026-12-11T02:00:00.564650Z');
INSERT INTO "runs" VALUES('01a22e92663b74d39abe7d05c8a15236','materials,method,declaration,contract,collection,voucher','method','["01a22e9266347ebbb32e96e78a0fd90d"]','2026-11-30T22:28:08.099000Z',NULL,'2026-12-11T02:00:00.576733Z');
INSERT INTO "runs" VALUES('01a22e92664e7b8c8dcfa42bc5b43766','materials,method,declaration,contract,collection,voucher','declaration','["01a22e92664777719d6d2861b0b328ea"]','2026-11-30T22:28:08.121000Z',NULL,'2026-12-11T02:00:00.592059Z');
INSERT INTO "runs" VALUES('01a22e926660724d956d161cb02bc8ca','materials,method,declaration,contract,collection,voucher','contract','["01a22e92665b71bdacdc277e2d0a775d"]','2026-11-30T22:28:08.155000Z',NULL,'2026-12-11T02:00:00.613511Z');
INSERT INTO "runs" VALUES('01a22e926683720e99b965936d912d2a','materials,method,declaration,contract,collection,voucher','collection','["01a22e92668073cab84121af61f7a8c6"]','2026-11-30T22:28:08.191000Z',NULL,'2026-12-11T02:00:00.647965Z');
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
INSERT INTO "vouchers" VALUES('310000PF6GNEA399W6H7','01a22e9265a3706e88ee29b0907f4237',1,'UWY4MF','84db23a144ff8d07ad6445107b125889fa8896de61cec3295bd9dec42a2a49fd','4a52fee68b032f64cf73c6a9ab770f52bd64b0ae64dc7549553ad055bf7443cf9c5eea6169d9a232db99035a23cebe4441b3a46f575fc44aff8b219dedd0f206','de52c5b7d3964059','v1.t1.jzqFm5e8xXejT1TTlbL8OFDs66U45YlTten3mQFJS18iXsJoTQt/OqVlLP5N00mv/Wjh3g6ci4fkKgi+ASEOfsZdtTtrd9porJVrWnUUJN/qW4C6MrEizqwiz8N/GYIobk+tR1GhSbnpniXIEKFqd/qqlulloIN2ML7RiwH+eVEp1y76by+yF/R4peOscr1cTU2Vx028V1r8yq6xj6fFIo4B8KFkGJbFXZqt5++1/TUQSNK9Wcd6aHXknFBGTR7C8mJK2tdEdEvjLQUhJ0uSolFvIR/4fcogz8QiEIZnBIy0pGOs6A/vlTFjW9xVNnhqdq/Lq54VQ1cToaV42R0RBYuYfrm/mScCani5NpAlf0/xSjwDif/73N8xp8w5+Dy7KWnVwVCLywiyVHmYjZqVR7JjxzUCg4qCy+dWQ19wk+DosgHDaMKXWuvRRv41BmA1N98k014kDEnnnsIc0uXCeGaI4y5qU41/Ze0RLdw9mGlliYcGYYRzfLpdzN0q5eR8JfmolxyVx/cMu+do80BPXGhn+xM/ImPnN4NnoQwCoV+it9EDhFSXd+vu/peLf+uDHJmubDf5NEWJkqbLBnKg4fEGMcY/icmatt5MSYhc+4RVL9uk3ffi6UPCKRsA/Dl1VB+YTGS40aBdWNsO92r5LsLQ8rrgqXzsUMJVgrth7by6WILdzRzelPe6ROLFbqz2ahje1S8JH8qr163P4CSrM8Ik5o8SjM+LL4TWMdd801ChiFaEz3dn2OpZGFnVqSHdZNhgIuXokQMuC+ow1a66ZeUfuRgjxfMHIUvSdsOxIMCUgwQMljZ87ucXjskAGNTCSSnvg0x5cgQUBDc3HgltsKZKcd6n1+JzBYMwvfH+DkQIE+itJJcEbozmh5h1oGf1MwBjaBUjLEqMsxN+YcxUT/hZEVaeW2uisr3LBArAiE1DHTIgn1wWkQgkig9eLuxYhFO9+RVsYbHwWI4sT1aBjzU3HsUMx6QKRGTJS0NSHGZ5pCmOB9j4eQrzCTyawNEnu+W5e9++eFISaos8HhuUZrlmq/LVRgBuyi1kOmLg3YL2KD7plOHofOLsbwXBTI7VD/uGMNu+NgoOKhpuTe4ABMyMuYimI/cxrxJ+by8b8lzUtWrmb4zJbRyIVPzF8vgAT+vbdXr3OMy7PNlZG1SZvi9+uvlCKTQenLhqRdFRZAlhbrCX9F5q9FLF2P9UyHsT2yuaTCtJLhW8hZEAjU0KIIL5atJb+V7o5hzZ50Das75jNX2ZSycVSMNGmK4WEL/zfcvwWzyP6vuaEhBsO79p+BjPKLZZsmE8pN90Uav0bmhHxAB1O7nNpPItXCYxdusV0IL72HxWy86isuW1OwfRv33hKfPaM1Bsz99AQJ2bmAT0iwJ08NR/NT7COp8NARkTD7OX9RKL42TuqPi8HXnUdaf6Cme1jlu8etSLooEDU7hnYMje1LF44tNRQ8NoW8YJp+m7LTEfPJG0ebfxx9wXoHFNWimO6Tcax9QcXdOTE5sL9SrHeYwfojCvX50N3jGGFOyHQM5r4p3Aa9AgY/c2pkb2Lmeu8hbcRyCuAF5EObdUWB8EDPCPnt6THUTfFgLeZIha/DXouYz3ulQ6PRYxdy+kLl1VVffgtnjUjuSmODOJHYYdCgv9vOqQ08bVDkK3qP2EG2099lUXvRMli9TN7+SSpns6SVisD+8+4pWIfpHFgh6tsS/2X7XO7K1kMNh+4iV0ES7Wj7UFQz3KGJwbaaJ6CCrvfmyJ34EzvCtrdEh6+sQn6eg+CzZo/78kRM3HAnwawnAUCWJ1zsTCNqyK2YvYUd7FWFmUJ3QVd3L4KBPe2iuqLkfcPqfGWoBwPtutzpinQNJaWreLO41JHwdnlVTWKK0IylAWMWUHAP8BEmnZ0Ft0INV8M6oWFyVuzotNz8QthG3DjIe7ID9HV71PFMIK5Pgy6+nLVnQBIpmEf/Vn3MlgkNSFnTSr+hS/c1Xqylh9qChZNzAH9kvqcNh+TX+v2paHSnlwVJsVYZyFHlMKzccOYnQJ2tRcv5IxFlYYC0+Kz2w1uCEZM08oZ6pUoWW+Rrh4Bt1TMcgGxiS00SuiBKrvaQXcdbxgEM0PgDH0zY1+UyfqZLClpMZeyh1U/DsJZxdiR6rzPWQcvXrowJb8UvcMEgq5CAwMuOVKeUcTDpUmEwSAuAK5uccEyXnHk5zLGXN+yfXcmuorGOfIwP5rLMyqdGtg3V3Xk9EhDqyAdO0V8EcPvDEFxxF7BUEnHlEqqgIQElVPkCLcasFWMyCpcLyOh+kmM8q4aOLkWodWUb9jOjqo1oBrJvrvOlD6GQu6NPzr/17HFJGs3Al/7T/fypKBhByrOibkGraXhTPs6PVonEglQfMW5q0Gw6x0tg55LggALdGYvyuz6SmnQ6jCKxoeqJdBH1gQJ6uGnIQIl64trLM3Z4gXnGqfbl3Zbmwdq2DPLswKRw==','2026-12-11T02:00:00.506030Z',NULL,NULL);
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
