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
INSERT INTO "arrivals" VALUES('01a22e0f77917025bb29ab1bbcce49a0','01a22e0f77917025bb290a0ebdb1ab51','01a22e0f77917025bb290a0ebdb1ab51:debit:1',240000,240000,0,'bank-ab51:debit:1',NULL,'answer','matched',NULL,NULL,'2026-12-11T02:00:00.120906Z','2026-12-11T02:00:00.120906Z');
INSERT INTO "arrivals" VALUES('01a22e0f77c07039bea271b9ec5bd6a0','01a22e0f77c07039bea2a26bdb2c9c38','01a22e0f77c07039bea2a26bdb2c9c38:debit:1',240000,240000,0,'bank-9c38:debit:1',NULL,'answer','matched',NULL,NULL,'2026-12-11T02:00:00.167870Z','2026-12-11T02:00:00.167870Z');
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
INSERT INTO "breakers" VALUES('bank','closed',NULL,0,NULL,'2026-12-11T02:00:00.109634Z');
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
INSERT INTO "contracts" VALUES('01a22e0f775c728a8125fecf78c4bd2f:contract:1','01a22e0f775c728a8125fecf78c4bd2f','sent',NULL,'63db408999b291af981ffc1e63a5110c398593ff3a574e69b20c763455c8c5f3','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'9d3cd685813496d0f5d4131f07513b357ee3534e17cc980c2bdc163cb237eaaa','C-1','2026-12-11','2029-12-10','2026-12-11T02:00:00.067804Z',NULL,NULL);
INSERT INTO "contracts" VALUES('01a22e0f77767d2890fd2ef1889b5321:contract:1','01a22e0f77767d2890fd2ef1889b5321','signed',NULL,'1d827b82e3d32a4514e85c3fe7e57b003c532a85b823d989a48e9896e3c9f899','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'2d8d72718c48cf3137729e3984a4421c6a8345b16deca72ced147d7060bb74dd','esign-1:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:00.095319Z','2026-12-11T02:00:00.095319Z',NULL);
INSERT INTO "contracts" VALUES('01a22e0f77837f72922ccaa94676f491:contract:1','01a22e0f77837f72922ccaa94676f491','signed',NULL,'133023b360e99f052f1f06e26eb3c5678801b0c50716eb15ccb4415800440a07','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'a4855fe637f6e71a3bf5e00548fabcbd75d2b93e27886732b62423a14cee62d3','esign-1:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:00.106190Z','2026-12-11T02:00:00.106190Z',NULL);
INSERT INTO "contracts" VALUES('01a22e0f77917025bb290a0ebdb1ab51:contract:1','01a22e0f77917025bb290a0ebdb1ab51','signed',NULL,'63b08f8325309a900e0e323d09c0a911811b322bfa2092d94b9479e7b6ea8655','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'2122c55aef5231d49252878c3bf3d1ae4b4dca0b96741595463f7b1a48bca670','esign-1:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:00.119160Z','2026-12-11T02:00:00.119160Z',NULL);
INSERT INTO "contracts" VALUES('01a22e0f779e7e5cbe38b2b6866a97a0:contract:1','01a22e0f779e7e5cbe38b2b6866a97a0','signed',NULL,'47462b862f53252775e2f3c95a554b9a0fe1d2303ffc011c365c1b840ef6aa79','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局东莞市税务局','flexible','pension','monthly',144000,'5d0530e1a127032afb66bebb53099f9bec1c3d192acd3d16327bcef9555fbeea','esign-0:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:00.133827Z','2026-12-11T02:00:00.133827Z',NULL);
INSERT INTO "contracts" VALUES('01a22e0f77b875088b813b7e6b3e4bf0:contract:1','01a22e0f77b875088b813b7e6b3e4bf0','signed',NULL,'5d79db05af9c9d19e96d73662c4ca435139f8aca955bde0b40b63f1633ce0156','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'1a2eee939251632ac6a15692284ac8cd4c2983b30d1f8defd1b92ca92b846dc6','esign-0:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:00.158398Z','2026-12-11T02:00:00.158398Z',NULL);
INSERT INTO "contracts" VALUES('01a22e0f77c07039bea2a26bdb2c9c38:contract:1','01a22e0f77c07039bea2a26bdb2c9c38','signed',NULL,'6b60b559ed409c14b926fc74399513cfbddcaa3f9430e7608414bb0302109e73','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'106c789308d0319041140a2703e9ed90a3879516a2273f14205a4c4d2d582486','esign-8:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:00.166118Z','2026-12-11T02:00:00.166118Z',NULL);
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
INSERT INTO "coverages" VALUES('01a22e0f772c70e19b4d31e246de56b3','pension','2026-12','a6abd35353ed1d9a3cd5f6e33aa39193a5597ff5fea05889df8d4828d769e70d','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e0f772c70e19b4d31e246de56b3','medical','2026-12','a6abd35353ed1d9a3cd5f6e33aa39193a5597ff5fea05889df8d4828d769e70d','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e0f773977ae83bde938abec05dc','pension','2026-12','99265c5e6560e12c040bd781bd88a689eb067bdcf0a75de6ed9d647febb8ddc5','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e0f773977ae83bde938abec05dc','medical','2026-12','99265c5e6560e12c040bd781bd88a689eb067bdcf0a75de6ed9d647febb8ddc5','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e0f775c728a8125fecf78c4bd2f','pension','2026-12','63db408999b291af981ffc1e63a5110c398593ff3a574e69b20c763455c8c5f3','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e0f775c728a8125fecf78c4bd2f','medical','2026-12','63db408999b291af981ffc1e63a5110c398593ff3a574e69b20c763455c8c5f3','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e0f776a7d409c36554ae060a2e4','pension','2026-12','09ceb32461ad89e857f36d090b18156d2733d2ee387728f70f927d7200fc9be9','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e0f776a7d409c36554ae060a2e4','medical','2026-12','09ceb32461ad89e857f36d090b18156d2733d2ee387728f70f927d7200fc9be9','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e0f77767d2890fd2ef1889b5321','pension','2026-12','1d827b82e3d32a4514e85c3fe7e57b003c532a85b823d989a48e9896e3c9f899','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e0f77767d2890fd2ef1889b5321','medical','2026-12','1d827b82e3d32a4514e85c3fe7e57b003c532a85b823d989a48e9896e3c9f899','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e0f77837f72922ccaa94676f491','pension','2026-12','133023b360e99f052f1f06e26eb3c5678801b0c50716eb15ccb4415800440a07','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e0f77837f72922ccaa94676f491','medical','2026-12','133023b360e99f052f1f06e26eb3c5678801b0c50716eb15ccb4415800440a07','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e0f77917025bb290a0ebdb1ab51','pension','2026-12','63b08f8325309a900e0e323d09c0a911811b322bfa2092d94b9479e7b6ea8655','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e0f77917025bb290a0ebdb1ab51','medical','2026-12','63b08f8325309a900e0e323d09c0a911811b322bfa2092d94b9479e7b6ea8655','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e0f779e7e5cbe38b2b6866a97a0','pension','2026-12','47462b862f53252775e2f3c95a554b9a0fe1d2303ffc011c365c1b840ef6aa79','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e0f77a971d9beeb26271d7c8b33','pension','2026-12','1aeeb95edcbd17d68acb1e19e13f2017525dcbd809f55f0109447d0fae16af97','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e0f77a971d9beeb26271d7c8b33','medical','2026-12','1aeeb95edcbd17d68acb1e19e13f2017525dcbd809f55f0109447d0fae16af97','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e0f77ab724a9f76962d53c7c9c7','pension','2026-12','232edbda4e8b01553000aa465f68a51757d44e3e4d1c0c1e84afd9ee8287930f','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e0f77ab724a9f76962d53c7c9c7','medical','2026-12','232edbda4e8b01553000aa465f68a51757d44e3e4d1c0c1e84afd9ee8287930f','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e0f77ae7265a32d26eb0e06aaae','pension','2026-12','bed81efd04fbd44737c599b015d6e330a8f28e89c85b033673a870a1dda0dce9','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e0f77ae7265a32d26eb0e06aaae','medical','2026-12','bed81efd04fbd44737c599b015d6e330a8f28e89c85b033673a870a1dda0dce9','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e0f77b2748fb56a49c704372b28','pension','2026-12','5007134139fabce2bfea50773dad726e8b708a32993d8fb33173c9457b6c83ea','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e0f77b2748fb56a49c704372b28','medical','2026-12','5007134139fabce2bfea50773dad726e8b708a32993d8fb33173c9457b6c83ea','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e0f77b875088b813b7e6b3e4bf0','pension','2026-12','5d79db05af9c9d19e96d73662c4ca435139f8aca955bde0b40b63f1633ce0156','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e0f77b875088b813b7e6b3e4bf0','medical','2026-12','5d79db05af9c9d19e96d73662c4ca435139f8aca955bde0b40b63f1633ce0156','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e0f77c07039bea2a26bdb2c9c38','pension','2026-12','6b60b559ed409c14b926fc74399513cfbddcaa3f9430e7608414bb0302109e73','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22e0f77c07039bea2a26bdb2c9c38','medical','2026-12','6b60b559ed409c14b926fc74399513cfbddcaa3f9430e7608414bb0302109e73','flexible','portal',NULL);
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
INSERT INTO "debits" VALUES('01a22e0f776a7d409c36554ae060a2e4:order:1','01a22e0f776a7d409c36554ae060a2e4','pay_order','tax_app','pending',NULL,240000,NULL,NULL,'bank-a2e4:order:1',NULL,'2026-12-11T02:00:00.082950Z',NULL,NULL);
INSERT INTO "debits" VALUES('01a22e0f77767d2890fd2ef1889b5321:debit:1','01a22e0f77767d2890fd2ef1889b5321','bank_debit','bank_debit','failed','account_frozen',240000,NULL,'01a22e0f77767d2890fd2ef1889b5321:contract:1',NULL,NULL,'2026-12-11T02:00:00.097351Z',NULL,'2026-12-11T02:00:00.097351Z');
INSERT INTO "debits" VALUES('01a22e0f77837f72922ccaa94676f491:debit:1','01a22e0f77837f72922ccaa94676f491','bank_debit','bank_debit','unknown',NULL,240000,NULL,'01a22e0f77837f72922ccaa94676f491:contract:1',NULL,NULL,'2026-12-11T02:00:00.108299Z',NULL,NULL);
INSERT INTO "debits" VALUES('01a22e0f77917025bb290a0ebdb1ab51:debit:1','01a22e0f77917025bb290a0ebdb1ab51','bank_debit','bank_debit','settled',NULL,240000,NULL,'01a22e0f77917025bb290a0ebdb1ab51:contract:1',NULL,'bank-ab51:debit:1','2026-12-11T02:00:00.120906Z','2026-12-11T02:00:00.120906Z','2026-12-11T02:00:00.120906Z');
INSERT INTO "debits" VALUES('01a22e0f77c07039bea2a26bdb2c9c38:debit:1','01a22e0f77c07039bea2a26bdb2c9c38','bank_debit','bank_debit','settled',NULL,240000,NULL,'01a22e0f77c07039bea2a26bdb2c9c38:contract:1',NULL,'bank-9c38:debit:1','2026-12-11T02:00:00.167870Z','2026-12-11T02:00:00.167870Z','2026-12-11T02:00:00.167870Z');
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
INSERT INTO "declarations" VALUES('01a22e0f773977ae83bde938abec05dc:declaration:1','01a22e0f773977ae83bde938abec05dc','pending',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','0f20685d98e58a7abdfbcc54f5d09459dafadbddfe0d87a6a3aaab9806421f02',NULL,'2026-12-11T02:00:00.030661Z',NULL);
INSERT INTO "declarations" VALUES('01a22e0f775c728a8125fecf78c4bd2f:declaration:1','01a22e0f775c728a8125fecf78c4bd2f','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','829344417e4f70671ad502679d9c21673fb66760e466bee0d2ff4c65ae020b32','authority-eclaration:1','2026-12-11T02:00:00.065420Z','2026-12-11T02:00:00.065420Z');
INSERT INTO "declarations" VALUES('01a22e0f776a7d409c36554ae060a2e4:declaration:1','01a22e0f776a7d409c36554ae060a2e4','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','1f55354dd1c8c773377f3edb0610c0a4c554293f2c07b89aab0a139fb015963d','authority-eclaration:1','2026-12-11T02:00:00.079611Z','2026-12-11T02:00:00.079611Z');
INSERT INTO "declarations" VALUES('01a22e0f77767d2890fd2ef1889b5321:declaration:1','01a22e0f77767d2890fd2ef1889b5321','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','6495527135a11eaeb63678c9e0a62a766b309f977cb43b7e717987ea04f4d470','authority-eclaration:1','2026-12-11T02:00:00.091583Z','2026-12-11T02:00:00.091583Z');
INSERT INTO "declarations" VALUES('01a22e0f77837f72922ccaa94676f491:declaration:1','01a22e0f77837f72922ccaa94676f491','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','24324a9aa16ca7418bf6e14ab053e756fb5a501b065707259333405292c008a7','authority-eclaration:1','2026-12-11T02:00:00.104351Z','2026-12-11T02:00:00.104351Z');
INSERT INTO "declarations" VALUES('01a22e0f77917025bb290a0ebdb1ab51:declaration:1','01a22e0f77917025bb290a0ebdb1ab51','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','c387ece437ca22b3a055d8df9a7419eff2ec6e11de397db6c2540967dbf670f6','authority-eclaration:1','2026-12-11T02:00:00.117341Z','2026-12-11T02:00:00.117341Z');
INSERT INTO "declarations" VALUES('01a22e0f779e7e5cbe38b2b6866a97a0:declaration:1','01a22e0f779e7e5cbe38b2b6866a97a0','accepted',NULL,120000,'{"base":"6000.00","items":[{"amount":"1200.00","base":"6000.00","confidence":"high*","individual_account":"480.00","insurance":"pension","months":1,"pooling_fund":"720.00","provisional":false,"rate":"0.20","rule_region":"CN","source":"粤人社发〔2025〕32号; 国发〔2005〕38号: 20%, of which 8% to the individual account; 社会保险法 art. 12: recorded in the pooling fund and the individual account"}],"period":"2026-12","policy_version":"2026-01-01+d8d3ebc77107","provisional":false,"region":"441900","scheme":"flexible","total":"1200.00"}','86bd3abd25084de998bfe2f4882a9d3f5d7b80880d16dc0319ef8eebdc3023cd','authority-eclaration:1','2026-12-11T02:00:00.131576Z','2026-12-11T02:00:00.131576Z');
INSERT INTO "declarations" VALUES('01a22e0f77b2748fb56a49c704372b28:declaration:1','01a22e0f77b2748fb56a49c704372b28','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','45c5e953aa37f737b5f0a68b7a4940a1037cc2db818367a7a891db3e44668676','authority-eclaration:1','2026-12-11T02:00:00.150674Z','2026-12-11T02:00:00.150674Z');
INSERT INTO "declarations" VALUES('01a22e0f77b875088b813b7e6b3e4bf0:declaration:1','01a22e0f77b875088b813b7e6b3e4bf0','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','403172e9b2c5700dc32575074a34d988cd1d62f05381671a83c5fced54624a24','authority-eclaration:1','2026-12-11T02:00:00.156615Z','2026-12-11T02:00:00.156615Z');
INSERT INTO "declarations" VALUES('01a22e0f77c07039bea2a26bdb2c9c38:declaration:1','01a22e0f77c07039bea2a26bdb2c9c38','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','ffb78c648ce83bf2fc5b2a7bc6392aed78f1e6a1c6b67610b2deb4075bd7d267','authority-eclaration:1','2026-12-11T02:00:00.164475Z','2026-12-11T02:00:00.164475Z');
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
INSERT INTO "documents" VALUES('01a22e0f773977ae83bde938abec05dc','0f20685d98e58a7abdfbcc54f5d09459dafadbddfe0d87a6a3aaab9806421f02','declaration','declaration@1','v1.t1.kTqsDzuwf4i1tbYLy1naKR9BpT+xk5XUKZAOaY9ODtdSjYMjVYZnHok9y09Y78A1q84FplxhmM72lSNybUc30FGIPJlW4vE8ZdXo9zpECMPVkJo3pqhTz4erLg8Uu9B1io0NC6HFWdAZOnEa6lS/u2OWlJBa12NJDU2aIZHOYkuJLEmzez4C50EMcGOHkP7Uy2nm+PzYPu8XATj9KAAK9hXzK4864uXvArIb6IrcV16l0jB3pwvwUSfm3zWoRd4KFYvMvZH64frE/sysWyXmYjyVCkegM2p20Da968rDipflHwOQOnlLbOUBmv96lEDkJK1nbEP5Mgiw1ZaCti1X9UZqii4P/5ZaRWl8WlIJRWSdZm7toH3xNbQqnoPi1S4Y2iBj2K5vrs0UeLxYjyoM/iyHfNUzGYosnTWjJWJV/9/iwPEmo1rAatEtjzFoOjlVmZ2ZvgY0xlSorPS5vtqpeCB1gGvZO8VRT7uLfIClPEdEH1fZ7azRZsyHALrW7bGZUYtywnbK5jZNBB39MnELY/cHnFKxJNaAG7OCUnIyCvCNIg5mM7T2xhtxTFmP0mNOh+mWqEEkcbLnRoeNTt4jbbqk519ulzFfR2Xn9yiSy/ROOWYKTi3cPdWF6OobH5L/FPCIbDNw0AQYFZqXQcX2weHtDXJUqcE/7w3HaQJkiOLZ9bv/HOayeGdkuWt0pYHmVJix+Hzgllma0I1x1NK0EYEs+CPJ9siW2HIEMuAvzMmm55T5HQ1ApXCTUsXL4wk38jngtPMTIu+Y6ibud0slPOp4fG7nSiF7Nwo8WceEMTmq6vx4s5ot97XP2CKkWj1nq0jggu8MtsppfuLqqzBEIXsUZxzOxnYyLZ+ylI4aDvO3ikVLQE8OEA9HcdBEptO/ukfoDJ3YzzDqKl650l7oDxpSGDgM0BTMtjtnaPEKaa8u+LHrxQo=','2026-12-11T02:00:00.030661Z');
INSERT INTO "documents" VALUES('01a22e0f775c728a8125fecf78c4bd2f','829344417e4f70671ad502679d9c21673fb66760e466bee0d2ff4c65ae020b32','declaration','declaration@1','v1.t1.pC0HgUSjGyvBRXnd4tPxWNrE6RR2yU/TPwXg6ymeOWde/828KG9DKnQpK+4eWsPZHOypa921mZQ8mnjygdxL+rj96fmXsvCP312xf2OnofGB40/IXDlFqiMWCpF4G+qAQmxDXLvcRpVi6D9s30mW3DBwPOmTvxxIVQFMmiGpm1Dp1lAedImh7B5vrmBespvWpH8GT8re8kF7SND8xAncedYXKVlupcykYeO9XzgyXcZCZfkGZNI81Eh1N9vo4u31Ukmho0a+EvkBr+bNjbFvONuPyut8aEzfuVcVAOuUcpNl7U//mCC6PjkhCmIFCquc2dlMkG7Kb2q52OAOEXW+1NuDodjfWqDV2EKUM5cWPgIPR2buQR0IO64uJ2nwSN6qp5wL+e+pt3bqVO+kP6Y5J/CNCKDK+mHZ71jR2v8vBkolQp1AFAXizNJWTmz9aZEuAB876e3Ut2Spb5ndFBb8l764IEggMhN3EPDPQ8XyXBjEZguucaFHl4ZZAd3ucuAsK8u2GdHSPpjzhZdBmgly9gfrzrIwghKiMnEd8RQxg7aH6n9faD/stkWel9pg8Iu6vYc4wx+TwBxXN7xgS8uhtro1OQGZ+7ZS2Z8D3Vb62m/QEJQ+F2sZdloIxAofyRK8LNQuykrN8m1WKL9211DCSvgc083PWieKUcMSaCiJ1d3n8GUEs6QptFdmyUzxoxV42zCVYwr+uhoS46yaafwDCBxI7w2RxHiQeFeTQpHSWdwQsyOIuqKLWBfopRUCwZsDhb0gmedwEfv5nQx9G6wfJDBeKLW6j+oq0irmq8g9G8ByInFKM5tzUN0HrmuH9osvhkCSw2vazpkx+fiwL0ShoaEoqMpRd/33L0Te5KaYF1UIf42gI/MiKkbHfX2U0/L5fMPtKJ/N7kDQFcA1iNND8s8w26KFChLHcCi3hQ==','2026-12-11T02:00:00.065420Z');
INSERT INTO "documents" VALUES('01a22e0f775c728a8125fecf78c4bd2f','9d3cd685813496d0f5d4131f07513b357ee3534e17cc980c2bdc163cb237eaaa','contract','contract@1','v1.t1.6VrIukhc6ZJVUiaSM3U5UsHFWW8DZi8VxEi8v1MoEBm7/+CajXcHDghO3H8ozJVvzvki3jtHhNi7jCGEHVhNwgXhdrOfPVNz6WouVhMzw7BwDFfWx5X+bgIJ3lZn63K2+vhVmxzDgOQk1hzxstNvpdRzL59dzevyXHx3Hbz9aT/4QGEJ5P/pJaYzpuHi6IeIz2/F8XWM1QQm2B388EbR0JRudxoR0cttMD6E5kPeJCehfFSQlWKS3W9hTH9uknqtF3PQmn3aYrVHr7eE2p1DcTQ1lnHiHpXJX6AqiC4JZaQ1LkbwwOi45nlqgE2U+Ntcabwla/zS0uLG559VqHpIKn/ALdvH4YhOAyQJVYpcP4mg9imCZUXv9uMBv89y62ppg9qMkAfj/FNo7pRgaASZ9aaGmz/7vKUf8hbQ9RppXPdoZTMnybKkHrZ/0ITwGkGe4Ma26Q2D5065p4KRpXOwAmvbqgdM7rzN377fLXo1j+/AzUnkdi3x3pPEcfdx4PFO9zb/A6+Nrp/OCpSmf5i13aPDqRkF1fZMGM9LLR8WPAoy+nZoiCmhiQRa9utsoH1e3qPHf5nXIP8as33C8Mpjk9o8kTBoSR47NOEpkj0UgGpfsNp9X7XCC2IFMiH/4NLWiiclApUsYAfvrXmFNBV3RtTOWkJf/j8QKBSi/1UBIpeJKSluh9T+zjymkwT7prckwMXvkX2WnnY0YGnPIQY5U2Z65Q+KFQGV','2026-12-11T02:00:00.067804Z');
INSERT INTO "documents" VALUES('01a22e0f776a7d409c36554ae060a2e4','1f55354dd1c8c773377f3edb0610c0a4c554293f2c07b89aab0a139fb015963d','declaration','declaration@1','v1.t1.LkXzdrhsk+v8eUGUok7MDeeL1r/kV8o/ubqIgGGg/aqQCeXXMoOx6j94+u6tlvVF+sdFmRnTo5Omvp/QBeY4w1YcjEjeuInrr0emFWFkPbahRantq1n11A0zWtfLM2UnY/YuFMbQHP2e+zSqTZ8ypqsgjpHEPeuedKoPOKyw6gCArosyr5SYcG/dDOhZwuQtnI+BNlfHchqHUWNLZ2q63jkmVtr5VzhJ2ktEem2SxPlA1DPJvXVBRF/ua5wCbmM1w7FxzvdIALyczqGohe2pUtvEu0HGa+sEV1tvhnV7N62kQV3Ra36wVsm77g/GNoUmveL6V30tpZbfp4JbVQ42PoYkDWPPK7W3Q2vU2GNsYVQl1K8F7phlIDRqm95ZkrCzQagSAhvBjC6Y4yaK2oOwSLKripHCyyva3pMFb+6guYOB1AjtE5G54zE6j9Iyy/TTh+UhPvZO5Q5uCITDH0ZOIMRrzrBtux4XCq8BKPRhmN+e2njq5tw+/Iaiqv3usl2scqaIy1r0lbfJj9Yxm/Vn87FxPKD4irL8XlF3NYfTryGLeRqJNadlOf2ShXqB3m6shpZ1m9XUMBcP+yzJ7AjoeU4aJKIVK8CyimfiszlPoiqPtvq8Z3YoKpu/cZEpTk2W2hUfvcFL0x2G4ErnOkKsB8MT2qNje1O83dIvJCRIBzVAbXq6T5SsEgDAyozOwvUH0wpzsUNI243BbtQZQPCVHp1MNbv7rZrLLSx/+tyRwm+705i3TB7qTVNNPPQerOane/BbHfGw0QX348JkcshVOS+V8qKG6ZxfPcnAJDL6m5tLI5iadaRwAZQa/WrUuGC8mgOLQxBci5F0Yg1dM2C60LI/Ckbre9GuLTERMD4jvozFrJW7BoJb57dAiVFKfN8sZbEEeZOPfoEo3vNMwtsA5nmn5PCGII1tiVZn/Qj1j5LnDzcwiww=','2026-12-11T02:00:00.079611Z');
INSERT INTO "documents" VALUES('01a22e0f77767d2890fd2ef1889b5321','6495527135a11eaeb63678c9e0a62a766b309f977cb43b7e717987ea04f4d470','declaration','declaration@1','v1.t1.EHz8AF/iwbcj4jDewGnB92A69d9yJ7J2q7XurSFpD02rzMyixvfK12XIMtSXgMxDLY33oUAkSw1M539sGLxQLu+cdt4BbmtH9ICikEP5eUAgZYybw0KDaQVEdWP5yptiCIcOgrmyqC7iVD7dx6GaZ+FfnmP4yP8mSJk6O0sTxxqPtW4LnhN8YyGlLsXWjNrIgy9PqdbLn+nvl+4fVx051m0KXnqmos1v6IWxrk2LcH5cYuVGYsVwAaXgvge8owbzKmJPTHcKROqlOW5dvoFKXdmf1FJODuXXwJBXm7KdEUXXbO+Ftk6XyTIsr7lmD/WkxB+QQ4T6IRLDv+E/sprUwfH4rgq9RZ6oPRFwNSctVVR6iHbrRv5lbTUjRZV9FJZBueNtvqg/1vCNe9ShB/XUDkK2j2cxHUkSx1rbf/0C1u+cvcmxtSwLVvW37gqQErIWNprJgp6cg3jR7fpSpw9v7FQ3rNaf8ZrQ0LrEJ2iUJ2YLDkPwZaAgGYhi7pAwzf8rOods6BtgI/gDIrNt7J36mm2b83XqnhZEe1yqeUF1T0hvXiD8amORkCgl496DlzapzRjElfySVnb3V7rYSC8pP+ecFiF/QAdpdggAOyMlV6/c/wWO8jaGwjwJkdLBS30zJKzEWzRYY7lX9nf+TfYquIQYDi1SxEFUIJ7kzKe+PdE+V6MvXnwxFa+RmeRZd7oV4DvB7nl2nQfWali3fTc3uM/G5WVT/LAVnKprBCxSFHeY8G9PVh7C/CcQzkfVbu11x/8Nu3QEnU0KyUvUV18IVlz5mECb+2QEdpgKtB7Yoxgko4sJ8LZtVpXw6D9iMU85MsQHZ7arBovHShRgOFP5T70oV0+wsUdCSRpb7F66IzawCOSVv4lFTnGeWMAJ6wFZN1/IW9YGKhAY1I0CFu335tB/ILZOzZ1gZHuXGg==','2026-12-11T02:00:00.091583Z');
INSERT INTO "documents" VALUES('01a22e0f77767d2890fd2ef1889b5321','2d8d72718c48cf3137729e3984a4421c6a8345b16deca72ced147d7060bb74dd','contract','contract@1','v1.t1.ksxJXXrYJ2OIBbL36FWwshSHVWNSbOn67LFJHwmcmIEN8uPmjRYD0q7zSl+ZziFsdEr9tpvtdRyzY66wO46AUD9sMbDsFYJoosL4zJ4hTwfacKPDCxaRMqBoPaCxmfaE0JF1CpaAKS4oFk4tWPr/HMPVLwVVhLSYoE4d1PrKauPI+mIIz4lzvb5Tlz0o3QA0iUQMUaaDVzobdxU0WJ0SRyKlhKM1Ub8h3tjWBdbaszkThv++5Ypa1vsNHMgnSwHkqm/Za99XBEXxJ3shXUMRzGqYZm6Ej2U4ff2hjAxXq+jHdHew31QjDWZr6qfxO9UYaGoAgOkMWcb63+y7SO856yKI8iBx00o5UBATZcmfxKuvRMJr+RhlAzgoKQUuFoiJ10cBmqu/h3QDwzamrW7rKv0BKGHVYFsx1ChyDZQBFyl3sNLBquwAjyauQ/4MfUsXImxOvpwR2kNjfKGtDhMRNMbSR9O3wUh+VY0bNn21WKC6R499suVVYG7MpNujx9BquYkD/d8FKIvGJLWQpPdX5npIhk6yQJxPP6D6Wm51DUnRe0E52AAwBXcto33ZPY4+7sAtKsCAYg2xPQmDrEvF+gDHtb39yTSYP75A8zJhJ13ZvGdUbARU2DfNrksia2i83YCHnSA/z7XEx+D++HfeuU6ryKcJw3HUxeY01kdwGPurK2ECHcJfjENDSHVbRz0fF+B2Mwi2dR3Tc1x8kvW4dOF/N8uSqNIg','2026-12-11T02:00:00.095319Z');
INSERT INTO "documents" VALUES('01a22e0f77837f72922ccaa94676f491','24324a9aa16ca7418bf6e14ab053e756fb5a501b065707259333405292c008a7','declaration','declaration@1','v1.t1.+J3quqLk8BC/nGT/Bv2+HoLY7fUfflHOMH627pFdRFOHRgXpXGlVbq9czz7oGA2I0/TLweolKLt789/c0DtWv7YSNLIPmgxjVcCXKlT7XFIvA/RGREv9oYN1IZo5OcTyq49McA3xK2EOwn5SxYFhsiS4+1s+mMa8oY1Ky7TsBLejGmE/0K/qBmWk2J9Z3d1svFBnsZoacTxfVKl6d2xtwlLo9hCMXe9diP/KMSJrvCidj5N0kf8+v0lLWWUB9uYVjLbKNZreNITZZ/2zZGjlZG/BGmedEd5TsrA89ek3V9cEWjx0EDobLWAtVjynHbUbvSvrIE+1Sp8hbKIBRWImCCwITbbWb2m+yruvJAB4clkZQokC4bUTzSI9Mf1ttG1RtNErowdpTF/xum2YAwJOIhKZ75Rd/XtP8ydwH8dZEwilv43Dpm/fxTZBD7DC0tj0CDuGwQ2CPn06r9R7lLCjUBCFmEtdJ7NEl+lXJbUCn+jzry0esG9Bi/ZPV5/dJl/IEqlpenLTtHneP2cPtcdsr0blzo3w40TqrMJx6FLLMzwYVvfy8kLcVcqJEu/EinaYPms6vux9mW8tqMeD0ay9FqOh7ZgpncKEJwC9wgKR/lw0r1M8qYn/MYBspg0lyeDuARpUNz1sLYWI032z2iiXsjVtK7Ja56EXKdQHZz6U6akz+RV0O2VZ2vpJk0YxvEVNB5M7B6aDShkS9rVE30RvvlexnAFYABI08QQhrQi7iKQD9wu/SAWuJZlkqWYNPdIu9VjOAUL7tsk7mj6SaROOlN7hR3rkCmxAW2ZhHbdtXB/hvlsk9+C/e78cjWNzFBbH5jleIleQqbx1TnApRMHxzPLL/9BYUjGgtrGN2jvGLGpzms0r4lUlDMLxbsd0FQH1o/bg/tEUrhCHaMELSwjsdAuU/mfOgRMXbevGWA==','2026-12-11T02:00:00.104351Z');
INSERT INTO "documents" VALUES('01a22e0f77837f72922ccaa94676f491','a4855fe637f6e71a3bf5e00548fabcbd75d2b93e27886732b62423a14cee62d3','contract','contract@1','v1.t1.VeSUJsax14GZTmcYsZdk4F8GsRMXOu5kh3pL1yn+y/pKgSyboDMt2pz8tO9OkBHgkoB4SznIQO4unA3dSgo3paiWaiWHkIt42WQWk9agG2ykSXn4/7GR6bri0KvAXcCyj1N4DfXSJseEObDLHqBk9ACBssPqiD6OQxugMVpJHT6qTP99Al+IBSTox1thBoMNjMAktgYtAuoeuuE0QtGmyD1CXnDByxko6nqnvwlK8vLdL1PVGLeO/tCZgWdW0UA1B8TyTHwX2TqJpF0DjKKSJGPkhHsgvKTmxmUgtFFp/UitIFh6FUCr4Ybh5i0+rwNNS2uUeAgGrBVVOXHMEYagExU3IcvE4C3ViJXhX8sPgjLw7+xvreLF4IoluQ61aqThgdrQaRkl72Bx4nknN3FNPWRnMId0n4dOq0/QUDu4YubpThdNQP5dDVpHZYYm879tNmGSmrSHfm99fIrnukjxHkLjaFGK9oWaMG4Rb3k2zQvIsC51VW1OQRacEUht6i8KFmolaxJQW7lGCOTIgwu9uyorwPCBnosmbp//PpaOtUv6AFMxL8+rrd4YK9v4nV7cIP2TjPfxssgP33lLUlp8vE5wnq0eigX9Hun4wHr93PTlRx+9YeCvy6Sl6pzCylBAaoz3+OWAzmuD2P7GfxfALnhyV4N2Kg7Mo0gtbgsJMu+XHAsMq4orXOlndEyWJpE+BK1A9zhkICP53PJDwL4nhdw+cfnp6iE3','2026-12-11T02:00:00.106190Z');
INSERT INTO "documents" VALUES('01a22e0f77917025bb290a0ebdb1ab51','c387ece437ca22b3a055d8df9a7419eff2ec6e11de397db6c2540967dbf670f6','declaration','declaration@1','v1.t1.Ko/Qp8C46P9dVSff7B06nNc2bhkRAGhpwRGiYNX0iDY+JYmAr0Pt9pFynoQdteKVcrwPzLuAW7+3ngqrNevxZisC+8UJg9S/4KIw3UBtH9v91hc3BtNUdjU5ld6IHhtBQTUoa875knNcdhs7ZIiIHuhcN/xyjEjYWtjh9rNbIld7UFeOU5aYO6tAVXOK6dxfsb2v+JzO3LLTSTLxiioiCUAzMg2n7mMUE9i7HjmM/SeaIdt2DQhAGwWOV/H0upFDwFBX7LuEwW6rYjBS3Rq24zCMgkrjk+kF10uVodbVZUwT2d4Mar5XkCzzRPq0K3D2G3yTFDq0aWQWkz2/WViXtKoMmkEt7uPJy7MYMANDJDEmDcyGisX8codll0RCLJJ09rIw5kXc/BkZ6V6zqeeh+zXk1gw4VhT4CDbHmvviCqL4Wb6zTlSXBD5ULEWYg6Nh/FrrqBUnVvGOZgAntptSDOnb+VNXvyIgh5t4bS+LYi8sqKenrwSN33GWU+nwQg8Gj4vJOkd1VTQqFhXXC28GtD9qr0BPIl5DH84PxO/Wut+HEmIrbIq1HxI89+TqJIjCtKVfW77+AsOzQeHpKtdtV6DE5F/7Y5sQPPHyTlKPWRvBwKj8Gsm2ofHJ7RBBsMU6s6gZXV5sWQz1j71TSsjJ+z+qeX8KFuvaKTfdWc29kkgl/0JZYDR91Z5tx21D1P1qZ7h0zlanjw7LVWV28fK7aayGuAve9hCOWiNjjEroUr1HfE0Pa7vA20xE/zZUqbvlIWu33hITfndnLHvWVwmzt5CWf6IqxivhSRvodqXyuiNY6i84qj5as7sccNbUUNDMh5w+aQd1LB8X3eOeirjYNjq5+Fsal3CWf+5gA+H/lqPeotTmOLsQzg/WbSpV7qhEgoMIbPVlHOqImUr9k3OedbXrh3whP1yFg7xqDg==','2026-12-11T02:00:00.117341Z');
INSERT INTO "documents" VALUES('01a22e0f77917025bb290a0ebdb1ab51','2122c55aef5231d49252878c3bf3d1ae4b4dca0b96741595463f7b1a48bca670','contract','contract@1','v1.t1.37TWSLp6WIHtxmLbOVqhbIwBflwOTajqeMZRJoSXx5ulGCkEKs1uyrslpwDvTqUxcJcQbBd3uTB5kIGEUzweWlmxaxAzUa19Bucqo1nV2/zNFAoiRo+XfislMHHv7B3UjOJBIX1YpTYv1Lk354/tReITFd89PEAyd2pqtP8gUsG7+Ald43n+DPT0G5yJHzrluX3bt36Kf50ciOcwvW6Eo7F5Kc0u9BqbPHUfEPZrgnf2S0r+lo2RB588NnRulj/nHb9Gy4yhQ4n8xVUM8L5NQVGPIDa6j0gEITbSmTgvWj78366QHwoXYpa6ssSiO1XR1uP0OhJxT7zfzL1CPdUZpbgBCd30I1GxHmQItDzUTzP5kvH1QNZR1H+LN7qkMakPKUNUaI1COtVZJ6IoHvxuC8v0nbgLpwGvHBEAHlICMh/eEUXRLSNhF8QwFn3mXPDENoYuqJ6KcQ1lnZqmrzzjmjQrSW4j5OBN9WMbovuc5qiR2klLnrtHffWZldphTbbXxCsFgGRo4hhfq+l5ugtJ/yZEi2ntqUGtndK+tainSMyIsK//k9cu0NWv4XIPTLIKOF/GQ1tmk7kQGZJrn/Y6pqRti1E0mlq+LM6foFPfN9aMyojwbYoSMMkrb9qJZ0+I/fKcrrw3SmeFPA2/hbAQv1fS9MtS8kKmWQD7ahEvDGEqj/K4Nf9oqH12MIKA518sKV2LlEttQwP2qCwlcW3oFWiSodpzbWNY','2026-12-11T02:00:00.119160Z');
INSERT INTO "documents" VALUES('01a22e0f779e7e5cbe38b2b6866a97a0','86bd3abd25084de998bfe2f4882a9d3f5d7b80880d16dc0319ef8eebdc3023cd','declaration','declaration@1','v1.t1.46BapvlBP9RP6U3fs7X9dXs+M6RWcPqZ1K+/y0lMDRLsNljIYVmpwJ7eCXraU9Ozfs29hdJR4stACa0Kl/dg2D9NZCnRoZMwQ142XTeZGNX73EMJbb4z4GW75kZk5Tw9+05a7fCMz3CxE1Nbu+p1zinZbA3YJZVPlqIdhC/BR6chkGolEGzBqnTOrj8E4VTyZa3pQqWMocEONPB11EhrOr6RTo66VN4wkH3tHDgJDfK8G9xqeIKU1Vv+MgNpDqdo1UzMih7IhRRtYS6h4cI9jcYupz5qQfj/kojdI8pry9svA1gJ2+K21IWBasivY9euyS+dWGjK54fMbd0dBorZeEZmEcHxO6tgcF31dv5B0VgKb2vEdIRQ3hPRtW3rxr5YPNy78FCenaWcY6dmTlOT7oZysQmcaMhgg4SpTaQgiSCBfunE3I7lfM45h99315Y/vd2v+2D9JjcovkfDDZap7M88ZYtv+0+iW/dZ3164ikwiNEsreGi+FIyOIBq03ZY+1R9tRtFyB63e6FXA6aRsk4Z0i4Nfitg04Fhp3VuGokxZDZ5dZ4e+UMJozT1KuWf1KNn4oxxJUrDXBNz15t5TwEEHHFeR3qZIMDb5W3QPQyAfxqHvKafIZRzm5bccouMCO6AuQeKqwpQuLeEp4M9iHYAuSORujCIpo3CKuRVDkpzPlaSZBXtrPHQuGmx5nI6hoU+vuF+S3S4x6PjJQuw7X5UPrQ5hYBXNFjB3X6/cchd5bfmz5by/KZIGlOCHGICAR8CqQRyWfp5I8+DySfQN3MDzRlwaQIUK1vbudZiICSQOSV1TKvQFDLqZUYC3i8zYvHiYw08BK96rTiE2GOjZKAMp','2026-12-11T02:00:00.131576Z');
INSERT INTO "documents" VALUES('01a22e0f779e7e5cbe38b2b6866a97a0','5d0530e1a127032afb66bebb53099f9bec1c3d192acd3d16327bcef9555fbeea','contract','contract@1','v1.t1.FFQ53ALZkGrr0b2IdTjqsoM8yBLnXnpaC1YzQOOViv1tK/OokKhTk4avvH28jauMYc3MjQKIFje6GcO8a1kvvym6UmgMEHpPYxEOOgR/w/Ycy4BXgqZTM6b2Nlfoq0ehfbrbeCW9YLoLaMPkp+NR4RbKuFjIcmzi7txd/TPES7c47c3IhTeth23Oek6d25xVhNrN6io7nh3biORuv9vtk3+XbqpISaTnp/5zSJ1M6D+JFBPOZGPT81OgG3Tt6L6CXSjkfkpoF5yQtN43RHBC51jFEPjH06dBS+J3NpJq2VN9o1N+6o62IDmBVh+EOpHs0i4LADJ3qXiZyAOkpYEjG6sRsX6oypJuqoX1Qy6gJePlt4bQ0o4pckyPus525AFOCwRKndnHncJS9PvEv4WGLXOMGI5piIcQRBzcYO7llWba8P7s8anUFh9muHkzHV6fi46bhnFSvhjqbCNnOqnGPk07+0adALOyvkTThI+QZytoS7jZtnl3UkjcFxU/ZH0CL3uCHse3nBm1RnPJy4wG2k3ZDM9eriqEc9gLVNmITm7j8ZZ9aASJIa/Sd3UEws5kYy9kd+3z+7j0yoQhNvZOKSmmCXomeKmcd9rYvhBIyZEWhZzhMJhSolL3Otphp+O+yS/84yd6S7EnYiQs++KW9ae58QSVKNYPbQKYjY3N2nGhiypUrttOBqejS9thagvJ0+k1Jd4yCBTl','2026-12-11T02:00:00.133827Z');
INSERT INTO "documents" VALUES('01a22e0f77b2748fb56a49c704372b28','45c5e953aa37f737b5f0a68b7a4940a1037cc2db818367a7a891db3e44668676','declaration','declaration@1','v1.t1.z9kPPn4oBpWWYNexVn/TmYi7clGMzStZhcUlhHYaU8jjzll+afkyfOJcAw7qZGUQEK/xqqil59x0rE9t6BJ314IREhhAvqN5yoH0Oj68wMtBgKpsm+KOYRf4N7S/bnwTJoJhhSqoNE55BbH94y3wYdrenOH2+q+Nvl2/NL4Spyqq7vxd5RVkiFw5gzEFCxHAUKQzjdy9Bg/a5D0wfS2vdbB9xGLKfuj/bmqDGIJ3aIu7hckoCuehMUXrseXYcPH4o81reTR/tKW5/ag5YWvAu93nUNArpJuMWUmtvG3ofHTNNG+RwA+rAMRwDVwgn6ul7VznxlWo676BmkgEEzLfpzRoZ6F8hYAkJFIqFaBE62E708UiLp0kZWNN54YMTNi8jV6RX4pDPD+ilv8+JCCTrdPj8Io/HUjj/fkVM/Za+DHhKJkvI267Sx8LE5QhG+ZfBQ7Qeay3b7B2mYsymgklWCJnPRjdkS/Lt1D/h+zDl48FLa6l2t9RPB1JIBAQXjTeOIapdh1eCDynFaQnWpPdMaLKUYuSCizTpEAwihs8PmGv8nFGCA7iMryXxBQjFCD5A/bC1nYG0Qs42WpqespPO95hlh+9fpmuzbUqUf3Ky4+s0d/YDm9VBwwLsy02AJvxACd5OIXFf1qqqtCeSYZr+BL37TGZOhkzdWl4UL1XDEYvw+19fTNV5lAGADjAHxxHcvyTBVZBM2RJur0dcD8gRjjBHb2DqhqPaRQR4tw4M6wNsUMtjapqSeMPR4IQN0eq5jOlcYL2IlFZZv0X3YAIofpLCH/yR4EBmPRzv95wwWRK/+udH2uklygpL2zC2AxAyR/HXgHSNQTbShh2RCNYub6WSxHZquUnpPDgw4XxaDzutGiIgrVJuo1ibi7Y/kn1hVu04qnoajmSMiSS20QOwrhftykcNlXn3J8FKw==','2026-12-11T02:00:00.150674Z');
INSERT INTO "documents" VALUES('01a22e0f77b875088b813b7e6b3e4bf0','403172e9b2c5700dc32575074a34d988cd1d62f05381671a83c5fced54624a24','declaration','declaration@1','v1.t1.XXcMryYSboL8IxAUbHdvBkjOe4iFCWZQBlPeOo8b8UMMHFclJ3fxQYXhuPa20Cipouu6l/QAcSErFBD5zCRwxVeRQy4y5tSiTQmSxxtk1UR30k8shMMnYwBuVZw8JYfyV9zo+9ObMjDzr+sd4CKzVK14dJ4LSl/tBvT+9rqmIHKpzPJ0ms7D6fmG7bnz3+LKeB8axSEm1Q9i+w83s1OvpTXV8AgVqGgc0ufwrLXfkNdROhbemYm1aKo29yYCDU/69UAVZ1SK/umMN9c7Ppl1g21kreL+fCIqXXKs+potHhu9qGepngBTZr9bj/xZyd6piYqYFMiN2Go/hUL6y7gnmZlFStUAzfbJvNlaYdfwWJ1cjVkfnq9PjVLYp9Xkag5yEKNnZAnG/0iIi5wA7jKVZYI5Q9ba0/P/Vn0XAAyZAp7SHnVmrT32Sr2j8O5NMlLzDQJEqx29g1bl7LumbY8jKKnLwTohZozNcvFMknkvo8b2e2OJ6ku4kupy67WI/BYvSbYhIHaDtZ9ZVeTAU6kzM5W2avJQAcgQ6B+D0bt8r/0tiwaCa7lXi0hmWK6db1LrtOf4rKV5XvxI5Y/kls1ZWk+tNdGof+VkpAG7I0rg3TMEDRRSUG8k85xfDDCN6k4T4+srV0KpiUmdtGNlHo/PSdQVcvsVzIRItIQV5yiCl2W/ee2B8dzb3qJLaoZFT3V5ssjvmFE15qV3U41DVoSnV+/jcmyB8YaOYcVUTzbfJ6PZec34awpvB1hsWXVQB5nnBlyW9wudib9mCcb7p8kcvK/B6RzAQQs3D197BejusFtucTnythe0xxytmEIK4VC0nZo1EcBIpSz9nos19xSHtsYKjO5XM9Tvd+Om84mkKqLlh1wiBLjSqA8p5nqnSyB+7l65bzwM6DvE5ORWYLkilEAhz5mylSkuld7C0Q==','2026-12-11T02:00:00.156615Z');
INSERT INTO "documents" VALUES('01a22e0f77b875088b813b7e6b3e4bf0','1a2eee939251632ac6a15692284ac8cd4c2983b30d1f8defd1b92ca92b846dc6','contract','contract@1','v1.t1.bxd3Qfpk4xQulgIDDBs4ddw1EV5ObtA5K+///nO6dw6Wh4IawZ0StBuEeTe+bKkolt1rdSgNaGBiTaf2ZoH8RCkZpHWQ7Zl7U94CHNsvnlrjah6FqO1DaogU6plmFMAOWluB7ZqWsdwYmBBz34HVp2KAFrpps2cnGh+sPYmoGLNULmYnis0ZPs9g9WAi0GJYDK458LQXYe4kKeM5zd8MQBmxY6q7vA7oeFbCUf5hm1H6XOifH3WKkfqfWHkP9tQA6w5LzCTIRMk/XVPur2bNwLIW4DtJBTT3LVC3JOc1UuPcraNV2b6QHW0IsUWySMD7nbK1LU7iHqHoX/mKdEC25iTgOz56ns5K4wCNBWdHMVQQQbnjNUzpQxTqhIN3jgLRIdaWT3qioeH+eHdwren3FWSgUaql6zKTSs5wtNnfd/5FwTT+O47PptyJZa35tk0UfMQrDbOPAEpyLOHJkjiQv5JiC81kdhrxWn59yt5f4NxwhoiN48C0qIOZcvHsZsRaxPjF+yK7cVddNb39AKENxY4F8PG5I4NvboelBgtjGDIfrZG4/paSYIf/DOTE8iS0knATcz2rMd+sThGXoupWO93r+rpeBIDpOk8VIddRnwrBPtWvU+Ju6xJd2YyXtxQMMgApiPsDryuYKwkJh6TYbxh+xn2eX1gfYXWZ8tDb50zMraBXqnHzSe60yk6+KnW4nSaI08e9b+0f0u1u1l/Lv2qkY8wC5R4r','2026-12-11T02:00:00.158398Z');
INSERT INTO "documents" VALUES('01a22e0f77c07039bea2a26bdb2c9c38','ffb78c648ce83bf2fc5b2a7bc6392aed78f1e6a1c6b67610b2deb4075bd7d267','declaration','declaration@1','v1.t1.sBaiFNmM2737UKMF65Ff0DJNiI85yu35kCKXxge+R6nY7V77bTVwJrXS8/6v4iQee5hsfj7i95GSnrlswFxGO821PrtYjxojNjVM9yjCgx9OJAyaPeQD6B+6NgvdxmFhhoQbXKaFfjGLZFxisiCdkFxYCsJoe0XVKv8L3kUYDzrQpzXTr+cXsFp/hVGlVK5et2S/t5pCeCIcw79YJTeh/GEFEJgd43TicTwfPwvw3npkMDA/Dov1XNLRQtJ9m4Cdb972umoCoX/eqQ05wE0HZgj9frc0BdbR6j1edXw1E7c0qF8mbMsnZzljC4mfa6Ar78epn3SJt8Vi6Kz4UDf/n2lTS/UjS5PO2KDCDpHn3zfpg5USCCI1B3wLWoQ/hqvmqFpjJ9OSorZhwBRBo8cOYaqqJITRvC3KpC+/SgfV121NJ5Sje85j1A4UWMsHQ/PsDXf88ka9SkdLeKxHyau5MLoPEMwsk3kBZVKOrdjHqrT8C0egKVs87o1S+3Mjtl357sj/rGw5GK4ItZ8j/pzhRRbGnaNwXuzX70jiyh7PM1oGL5ni71Aqp2nCpkyS/qf76FHjaA1QKXVLwmmd+/xQEMVCaNOFIJ9OAb4WAx98EsSwJDLSxUOO6+d/JMQlBgOC8umA5/WD7J9ctHcemszL4u4GQF3h9ikL9dODYyMaAjdTVM0PqU2ldu781tMxMT+LYM4Q5cBy4DTSk5Ysbu4nkdzDJGkQAV+v4CUR25dOjQQtXhMmkPtNAeAvbj/gz4ctFxXnFpLBgssH8RzaFs8l0SPBB8NekTw0Dg7RjgieloQYPQ4X+uQy0cFNM8viMBnNeSsvCqxebaFR4+/I7pA6O/Wl1PXBwMxN8wZCnU1ZP9BOyd/tY7BnPzBUccLQutyrE8WL327yvKhdaHUt+BNvIZETN5Smc+63tSYwJQ==','2026-12-11T02:00:00.164475Z');
INSERT INTO "documents" VALUES('01a22e0f77c07039bea2a26bdb2c9c38','106c789308d0319041140a2703e9ed90a3879516a2273f14205a4c4d2d582486','contract','contract@1','v1.t1.ViWqQJCHSt7BgdIl0naA/4xI8s3g7e2tyS+9LuVxpW43BBKPZUrn81+BktgM7ta3+rPGdHnjSDr0OuJtGdtlnWoF6pULDA1H7I0JQxlcjQcVY36FXXw6ZycHsmBVxUG86ClOUG7BWuKulb3s+eK/y+869jYIGHrnICgRm6qzhK1wwb9BQXOCpQ9JE5j/Stu39jgYyNE2xtLsgSN9E+KLuxJKPuercMVILMFfZaae6RCbHCdhUDvy51o/y1YoTFUUyYgVkb9uXvib3ZrmMfLiDOgykjiXdijk34BI8gHbEs8dcQUN+ekQZnSdhyzfhPkdwZfjhI0KIlGxu7uZhJZbJo4UwOHWnvCEXVTXrWUV2a7AnQDLEYap3TgskfkJ6yWYzNV2PaApAq+3Wbkf378qJ9nDiDhZzdB3NWaZIY0IBc+Dyu75kyyRs+4NINxgPiTpneO0heR5SvP/d8QncDQ0MhtWLbw7va2j10dq7to1zInYmzCqJl7U1hvoWAob88Y8Vwmeu85AmIcfdaHwa8SILhWTeBoTLyNZmghFOUBK03cNWJGI+WzKbHYJw4FgoOvWz4QXq8IeIwYUD7QeIAqMrZgS2jFjjDvzROCuBcv9iZz8i3N2rgDZvuM47H/Ka8dC+jL1dori2rd8kno5fHHuIfoNtbGpBvmKvxaXBAlMA+F8CGTUAuvVBCUn9guHIDqUfp+1oCzaH92V8FFiF9rP3vDCeEn9jo28','2026-12-11T02:00:00.166118Z');
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
INSERT INTO "history" VALUES('01a22e0f772c70e19b4d31e246de56b3',1,'2026-12-11T02:00:00.000259Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e0f772c70e19b4d31e246de56b3',2,'2026-12-11T02:00:00.021519Z','running','materials','waiting','materials','materials_missing','step','01a22e0f773472a191805556dcfcc1d0','{"waiting_for":"payment.materials.supplied","until":"2026-12-21T02:00:00.021519+00:00"}');
INSERT INTO "history" VALUES('01a22e0f773977ae83bde938abec05dc',1,'2026-12-11T02:00:00.025626Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e0f773977ae83bde938abec05dc',2,'2026-12-11T02:00:00.027974Z','running','materials','running','method',NULL,'step','01a22e0f773b70e5b042a9a5b9f1aec9',NULL);
INSERT INTO "history" VALUES('01a22e0f773977ae83bde938abec05dc',3,'2026-12-11T02:00:00.029297Z','running','method','running','declaration',NULL,'step','01a22e0f773b70e5b042a9a5b9f1aec9',NULL);
INSERT INTO "history" VALUES('01a22e0f773977ae83bde938abec05dc',4,'2026-12-11T02:00:00.030661Z','running','declaration','waiting','declaration','authority_pending','step','01a22e0f773b70e5b042a9a5b9f1aec9','{"waiting_for":"authority_answer","until":"2026-12-16T02:00:00.030661+00:00"}');
INSERT INTO "history" VALUES('01a22e0f775c728a8125fecf78c4bd2f',1,'2026-12-11T02:00:00.060261Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e0f775c728a8125fecf78c4bd2f',2,'2026-12-11T02:00:00.062800Z','running','materials','running','method',NULL,'step','01a22e0f775d7d64b95efd8ff67c9a15',NULL);
INSERT INTO "history" VALUES('01a22e0f775c728a8125fecf78c4bd2f',3,'2026-12-11T02:00:00.064112Z','running','method','running','declaration',NULL,'step','01a22e0f775d7d64b95efd8ff67c9a15',NULL);
INSERT INTO "history" VALUES('01a22e0f775c728a8125fecf78c4bd2f',4,'2026-12-11T02:00:00.065420Z','running','declaration','running','contract',NULL,'step','01a22e0f775d7d64b95efd8ff67c9a15',NULL);
INSERT INTO "history" VALUES('01a22e0f775c728a8125fecf78c4bd2f',5,'2026-12-11T02:00:00.067804Z','running','contract','waiting','contract','contract_to_sign','step','01a22e0f775d7d64b95efd8ff67c9a15','{"waiting_for":"payment.contract.signed","until":"2026-12-18T02:00:00.067804+00:00"}');
INSERT INTO "history" VALUES('01a22e0f776a7d409c36554ae060a2e4',1,'2026-12-11T02:00:00.075001Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e0f776a7d409c36554ae060a2e4',2,'2026-12-11T02:00:00.077220Z','running','materials','running','method',NULL,'step','01a22e0f776c7479b60f32ea50150658',NULL);
INSERT INTO "history" VALUES('01a22e0f776a7d409c36554ae060a2e4',3,'2026-12-11T02:00:00.078445Z','running','method','running','declaration',NULL,'step','01a22e0f776c7479b60f32ea50150658',NULL);
INSERT INTO "history" VALUES('01a22e0f776a7d409c36554ae060a2e4',4,'2026-12-11T02:00:00.079611Z','running','declaration','running','contract',NULL,'step','01a22e0f776c7479b60f32ea50150658',NULL);
INSERT INTO "history" VALUES('01a22e0f776a7d409c36554ae060a2e4',5,'2026-12-11T02:00:00.081821Z','running','contract','running','collection',NULL,'step','01a22e0f776c7479b60f32ea50150658','{"note":"method_needs_no_contract"}');
INSERT INTO "history" VALUES('01a22e0f776a7d409c36554ae060a2e4',6,'2026-12-11T02:00:00.082950Z','running','collection','waiting','collection','payer_pays','step','01a22e0f776c7479b60f32ea50150658','{"waiting_for":"payment.settled","until":"2026-12-24T00:00:00+08:00"}');
INSERT INTO "history" VALUES('01a22e0f77767d2890fd2ef1889b5321',1,'2026-12-11T02:00:00.086987Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e0f77767d2890fd2ef1889b5321',2,'2026-12-11T02:00:00.089168Z','running','materials','running','method',NULL,'step','01a22e0f777873c885adf4336d64a23d',NULL);
INSERT INTO "history" VALUES('01a22e0f77767d2890fd2ef1889b5321',3,'2026-12-11T02:00:00.090366Z','running','method','running','declaration',NULL,'step','01a22e0f777873c885adf4336d64a23d',NULL);
INSERT INTO "history" VALUES('01a22e0f77767d2890fd2ef1889b5321',4,'2026-12-11T02:00:00.091583Z','running','declaration','running','contract',NULL,'step','01a22e0f777873c885adf4336d64a23d',NULL);
INSERT INTO "history" VALUES('01a22e0f77767d2890fd2ef1889b5321',5,'2026-12-11T02:00:00.095319Z','running','contract','running','collection',NULL,'step','01a22e0f777873c885adf4336d64a23d',NULL);
INSERT INTO "history" VALUES('01a22e0f77767d2890fd2ef1889b5321',6,'2026-12-11T02:00:00.097351Z','running','collection','waiting','collection','account_frozen','step','01a22e0f777873c885adf4336d64a23d','{"waiting_for":"payment.method.chosen","until":"2026-12-18T02:00:00.097351+00:00"}');
INSERT INTO "history" VALUES('01a22e0f77837f72922ccaa94676f491',1,'2026-12-11T02:00:00.100181Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e0f77837f72922ccaa94676f491',2,'2026-12-11T02:00:00.102209Z','running','materials','running','method',NULL,'step','01a22e0f7785753bbdff45da2dd9cde8',NULL);
INSERT INTO "history" VALUES('01a22e0f77837f72922ccaa94676f491',3,'2026-12-11T02:00:00.103308Z','running','method','running','declaration',NULL,'step','01a22e0f7785753bbdff45da2dd9cde8',NULL);
INSERT INTO "history" VALUES('01a22e0f77837f72922ccaa94676f491',4,'2026-12-11T02:00:00.104351Z','running','declaration','running','contract',NULL,'step','01a22e0f7785753bbdff45da2dd9cde8',NULL);
INSERT INTO "history" VALUES('01a22e0f77837f72922ccaa94676f491',5,'2026-12-11T02:00:00.106190Z','running','contract','running','collection',NULL,'step','01a22e0f7785753bbdff45da2dd9cde8',NULL);
INSERT INTO "history" VALUES('01a22e0f77837f72922ccaa94676f491',6,'2026-12-11T02:00:00.108299Z','running','collection','waiting','collection','bank_unknown','step','01a22e0f7785753bbdff45da2dd9cde8','{"waiting_for":"retry","until":"2026-12-11T02:00:02.108299+00:00"}');
INSERT INTO "history" VALUES('01a22e0f77917025bb290a0ebdb1ab51',1,'2026-12-11T02:00:00.113220Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e0f77917025bb290a0ebdb1ab51',2,'2026-12-11T02:00:00.115205Z','running','materials','running','method',NULL,'step','01a22e0f7792756183327663da20eb0f',NULL);
INSERT INTO "history" VALUES('01a22e0f77917025bb290a0ebdb1ab51',3,'2026-12-11T02:00:00.116274Z','running','method','running','declaration',NULL,'step','01a22e0f7792756183327663da20eb0f',NULL);
INSERT INTO "history" VALUES('01a22e0f77917025bb290a0ebdb1ab51',4,'2026-12-11T02:00:00.117341Z','running','declaration','running','contract',NULL,'step','01a22e0f7792756183327663da20eb0f',NULL);
INSERT INTO "history" VALUES('01a22e0f77917025bb290a0ebdb1ab51',5,'2026-12-11T02:00:00.119160Z','running','contract','running','collection',NULL,'step','01a22e0f7792756183327663da20eb0f',NULL);
INSERT INTO "history" VALUES('01a22e0f77917025bb290a0ebdb1ab51',6,'2026-12-11T02:00:00.120906Z','running','collection','running','voucher',NULL,'step','01a22e0f7792756183327663da20eb0f',NULL);
INSERT INTO "history" VALUES('01a22e0f77917025bb290a0ebdb1ab51',7,'2026-12-11T02:00:00.124209Z','running','voucher','completed','voucher',NULL,'step','01a22e0f7792756183327663da20eb0f',NULL);
INSERT INTO "history" VALUES('01a22e0f779e7e5cbe38b2b6866a97a0',1,'2026-12-11T02:00:00.126890Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e0f779e7e5cbe38b2b6866a97a0',2,'2026-12-11T02:00:00.129192Z','running','materials','running','method',NULL,'step','01a22e0f77a07485a2a6e2f4a2c4a9e1',NULL);
INSERT INTO "history" VALUES('01a22e0f779e7e5cbe38b2b6866a97a0',3,'2026-12-11T02:00:00.130320Z','running','method','running','declaration',NULL,'step','01a22e0f77a07485a2a6e2f4a2c4a9e1',NULL);
INSERT INTO "history" VALUES('01a22e0f779e7e5cbe38b2b6866a97a0',4,'2026-12-11T02:00:00.131576Z','running','declaration','running','contract',NULL,'step','01a22e0f77a07485a2a6e2f4a2c4a9e1',NULL);
INSERT INTO "history" VALUES('01a22e0f779e7e5cbe38b2b6866a97a0',5,'2026-12-11T02:00:00.133827Z','running','contract','running','collection',NULL,'step','01a22e0f77a07485a2a6e2f4a2c4a9e1',NULL);
INSERT INTO "history" VALUES('01a22e0f779e7e5cbe38b2b6866a97a0',6,'2026-12-11T02:00:00.135841Z','running','collection','waiting','collection','debit_day_not_yet','step','01a22e0f77a07485a2a6e2f4a2c4a9e1','{"waiting_for":"debit_day","until":"2026-12-18T00:00:00+08:00"}');
INSERT INTO "history" VALUES('01a22e0f77a971d9beeb26271d7c8b33',1,'2026-12-11T02:00:00.137369Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e0f77ab724a9f76962d53c7c9c7',1,'2026-12-11T02:00:00.139422Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e0f77ab724a9f76962d53c7c9c7',2,'2026-12-11T02:00:00.141344Z','running','materials','running','method',NULL,'step','01a22e0f77ac7766863c9bffd42bcb62',NULL);
INSERT INTO "history" VALUES('01a22e0f77ae7265a32d26eb0e06aaae',1,'2026-12-11T02:00:00.142442Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e0f77ae7265a32d26eb0e06aaae',2,'2026-12-11T02:00:00.144361Z','running','materials','running','method',NULL,'step','01a22e0f77af777a9b6bbc2738f4ac04',NULL);
INSERT INTO "history" VALUES('01a22e0f77ae7265a32d26eb0e06aaae',3,'2026-12-11T02:00:00.145490Z','running','method','running','declaration',NULL,'step','01a22e0f77af777a9b6bbc2738f4ac04',NULL);
INSERT INTO "history" VALUES('01a22e0f77b2748fb56a49c704372b28',1,'2026-12-11T02:00:00.146582Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e0f77b2748fb56a49c704372b28',2,'2026-12-11T02:00:00.148467Z','running','materials','running','method',NULL,'step','01a22e0f77b37965acfe7b9ec668bdb6',NULL);
INSERT INTO "history" VALUES('01a22e0f77b2748fb56a49c704372b28',3,'2026-12-11T02:00:00.149565Z','running','method','running','declaration',NULL,'step','01a22e0f77b37965acfe7b9ec668bdb6',NULL);
INSERT INTO "history" VALUES('01a22e0f77b2748fb56a49c704372b28',4,'2026-12-11T02:00:00.150674Z','running','declaration','running','contract',NULL,'step','01a22e0f77b37965acfe7b9ec668bdb6',NULL);
INSERT INTO "history" VALUES('01a22e0f77b875088b813b7e6b3e4bf0',1,'2026-12-11T02:00:00.152605Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e0f77b875088b813b7e6b3e4bf0',2,'2026-12-11T02:00:00.154480Z','running','materials','running','method',NULL,'step','01a22e0f77b979a69c1663255afbc364',NULL);
INSERT INTO "history" VALUES('01a22e0f77b875088b813b7e6b3e4bf0',3,'2026-12-11T02:00:00.155580Z','running','method','running','declaration',NULL,'step','01a22e0f77b979a69c1663255afbc364',NULL);
INSERT INTO "history" VALUES('01a22e0f77b875088b813b7e6b3e4bf0',4,'2026-12-11T02:00:00.156615Z','running','declaration','running','contract',NULL,'step','01a22e0f77b979a69c1663255afbc364',NULL);
INSERT INTO "history" VALUES('01a22e0f77b875088b813b7e6b3e4bf0',5,'2026-12-11T02:00:00.158398Z','running','contract','running','collection',NULL,'step','01a22e0f77b979a69c1663255afbc364',NULL);
INSERT INTO "history" VALUES('01a22e0f77c07039bea2a26bdb2c9c38',1,'2026-12-11T02:00:00.160303Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22e0f77c07039bea2a26bdb2c9c38',2,'2026-12-11T02:00:00.162364Z','running','materials','running','method',NULL,'step','01a22e0f77c176f592b22e41ad5c6eaf',NULL);
INSERT INTO "history" VALUES('01a22e0f77c07039bea2a26bdb2c9c38',3,'2026-12-11T02:00:00.163508Z','running','method','running','declaration',NULL,'step','01a22e0f77c176f592b22e41ad5c6eaf',NULL);
INSERT INTO "history" VALUES('01a22e0f77c07039bea2a26bdb2c9c38',4,'2026-12-11T02:00:00.164475Z','running','declaration','running','contract',NULL,'step','01a22e0f77c176f592b22e41ad5c6eaf',NULL);
INSERT INTO "history" VALUES('01a22e0f77c07039bea2a26bdb2c9c38',5,'2026-12-11T02:00:00.166118Z','running','contract','running','collection',NULL,'step','01a22e0f77c176f592b22e41ad5c6eaf',NULL);
INSERT INTO "history" VALUES('01a22e0f77c07039bea2a26bdb2c9c38',6,'2026-12-11T02:00:00.167870Z','running','collection','running','voucher',NULL,'step','01a22e0f77c176f592b22e41ad5c6eaf',NULL);
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
INSERT INTO "inbox" VALUES('01a22e0f772f7937b5a17dd97b2d90c3','portal','/portal/shanghai','evt-SH-2026-000001','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e0f772c70e19b4d31e246de56b3',NULL,'24dfc2ebee5a017386e8d0b04489798db23c587f84f5884c4be6d329205230ad',NULL,NULL,'2026-12-11T02:00:00.000259Z','2026-12-11T02:00:00.000259Z');
INSERT INTO "inbox" VALUES('01a22e0f77397d1ba723604c8535ff78','portal','/portal/shanghai','evt-SH-2026-000002','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e0f773977ae83bde938abec05dc',NULL,'28c958ccf719aa67ceb569734f4516945969b25d70d777e50da0ae70f5188926',NULL,NULL,'2026-12-11T02:00:00.025626Z','2026-12-11T02:00:00.025626Z');
INSERT INTO "inbox" VALUES('01a22e0f775c78f09637ea28b92fe464','portal','/portal/shanghai','evt-SH-2026-000003','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e0f775c728a8125fecf78c4bd2f',NULL,'49081dea1a2fc21a022c98fa1159acbf82cc10907ff86ee3559dced6e4034cee',NULL,NULL,'2026-12-11T02:00:00.060261Z','2026-12-11T02:00:00.060261Z');
INSERT INTO "inbox" VALUES('01a22e0f776b720a8ab7149e0ce85e0e','portal','/portal/shanghai','evt-SH-2026-000004','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e0f776a7d409c36554ae060a2e4',NULL,'96a9f4799ef6782d4d542ef65777f1c5fda4baf4040d17a4525c9b191e04d3d5',NULL,NULL,'2026-12-11T02:00:00.075001Z','2026-12-11T02:00:00.075001Z');
INSERT INTO "inbox" VALUES('01a22e0f777771ad8a9eca31afcd6d57','portal','/portal/shanghai','evt-SH-2026-000005','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e0f77767d2890fd2ef1889b5321',NULL,'7eb314d6cf6babc5ce3fac4e620ec6f6fdda1ae10faf63872e361132b70aad64',NULL,NULL,'2026-12-11T02:00:00.086987Z','2026-12-11T02:00:00.086987Z');
INSERT INTO "inbox" VALUES('01a22e0f7784741089de75c2484f8bd1','portal','/portal/shanghai','evt-SH-2026-000006','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e0f77837f72922ccaa94676f491',NULL,'5c4bccdcaa1f9d16d81bbc0321d3268d61ec03bf0b144053f7f3cfe6db8c6701',NULL,NULL,'2026-12-11T02:00:00.100181Z','2026-12-11T02:00:00.100181Z');
INSERT INTO "inbox" VALUES('01a22e0f7791747fafe3ac54a3238bf3','portal','/portal/shanghai','evt-SH-2026-000007','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e0f77917025bb290a0ebdb1ab51',NULL,'32a320eceb681532e4668f17738d52b047cc8f1ff1827ff190e9a9b4efeed8d5',NULL,NULL,'2026-12-11T02:00:00.113220Z','2026-12-11T02:00:00.113220Z');
INSERT INTO "inbox" VALUES('01a22e0f779f7317bf17d2a648cb72f5','portal','/portal/shanghai','evt-SH-2026-000008','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e0f779e7e5cbe38b2b6866a97a0',NULL,'7f19e9ac7e7bc7376a64330bd1950cac99367d8d986d5caeadec857fcec27ca2',NULL,NULL,'2026-12-11T02:00:00.126890Z','2026-12-11T02:00:00.126890Z');
INSERT INTO "inbox" VALUES('01a22e0f77a975c298ba591bafe23fa7','portal','/portal/shanghai','evt-SH-2026-000020','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e0f77a971d9beeb26271d7c8b33',NULL,'382b44843f9477f945c799e878ae35ce76719f1061ccf0144e94ad80a1ef48d4',NULL,NULL,'2026-12-11T02:00:00.137369Z','2026-12-11T02:00:00.137369Z');
INSERT INTO "inbox" VALUES('01a22e0f77ab763cbdd0e921c0724660','portal','/portal/shanghai','evt-SH-2026-000021','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e0f77ab724a9f76962d53c7c9c7',NULL,'6314a90cbe4ff466af43424c15dd35d170f16e9309a77bd5fb0e6c3cc4183a33',NULL,NULL,'2026-12-11T02:00:00.139422Z','2026-12-11T02:00:00.139422Z');
INSERT INTO "inbox" VALUES('01a22e0f77ae7628b6a8d82371b2bb43','portal','/portal/shanghai','evt-SH-2026-000022','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e0f77ae7265a32d26eb0e06aaae',NULL,'a6b0f0356b249344242529bb85f67ff746fb1d8924ab788d51d822223fa53c5a',NULL,NULL,'2026-12-11T02:00:00.142442Z','2026-12-11T02:00:00.142442Z');
INSERT INTO "inbox" VALUES('01a22e0f77b27866828f2733e589dee2','portal','/portal/shanghai','evt-SH-2026-000023','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e0f77b2748fb56a49c704372b28',NULL,'fe4ee74180710167e687d468d70eff806e68c602c0f83b6a329e6d1cd32b2d8d',NULL,NULL,'2026-12-11T02:00:00.146582Z','2026-12-11T02:00:00.146582Z');
INSERT INTO "inbox" VALUES('01a22e0f77b878fabd3aeb4f8345b8b1','portal','/portal/shanghai','evt-SH-2026-000024','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e0f77b875088b813b7e6b3e4bf0',NULL,'c789569a7a55ac550ff4a1aafdf37267293f6f93ba21d1d1074258a281b6b032',NULL,NULL,'2026-12-11T02:00:00.152605Z','2026-12-11T02:00:00.152605Z');
INSERT INTO "inbox" VALUES('01a22e0f77c07470b45330d446012a2e','portal','/portal/shanghai','evt-SH-2026-000025','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22e0f77c07039bea2a26bdb2c9c38',NULL,'a6ef348909007975139b62224d8700fa32c5dee208ff741613334359c1293b01',NULL,NULL,'2026-12-11T02:00:00.160303Z','2026-12-11T02:00:00.160303Z');
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
INSERT INTO "ledger_entries" VALUES('01a22e0f77917025bb290a0ebdb1ab51',1,'payer',NULL,240000,0,'2026-12-11T02:00:00.124209Z');
INSERT INTO "ledger_entries" VALUES('01a22e0f77917025bb290a0ebdb1ab51',2,'pension.pooling_fund','pension',0,96000,'2026-12-11T02:00:00.124209Z');
INSERT INTO "ledger_entries" VALUES('01a22e0f77917025bb290a0ebdb1ab51',3,'pension.individual_account','pension',0,64000,'2026-12-11T02:00:00.124209Z');
INSERT INTO "ledger_entries" VALUES('01a22e0f77917025bb290a0ebdb1ab51',4,'medical.fund','medical',0,80000,'2026-12-11T02:00:00.124209Z');
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
INSERT INTO "messages" VALUES('01a22e0f77377cd7984921cd78541274','01a22e0f772c70e19b4d31e246de56b3','email','materials_wanted','{"missing":["bank_card_copy"],"until":"2026-12-21T02:00:00.021519+00:00"}','due',NULL,'2026-12-11T02:00:00.021519Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.021519Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22e0f77377cfe9ac967637a740180','01a22e0f772c70e19b4d31e246de56b3','sms','materials_wanted','{"missing":["bank_card_copy"],"until":"2026-12-21T02:00:00.021519+00:00"}','due',NULL,'2026-12-11T02:00:00.021519Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.021519Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22e0f77697599b264712f066f5149','01a22e0f775c728a8125fecf78c4bd2f','email','contract_to_sign','{"contract":"1","until":"2026-12-18T02:00:00.067804+00:00"}','due',NULL,'2026-12-11T02:00:00.067804Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.067804Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22e0f776975ca8a547eeda5bc6bf7','01a22e0f775c728a8125fecf78c4bd2f','sms','contract_to_sign','{"contract":"1","until":"2026-12-18T02:00:00.067804+00:00"}','due',NULL,'2026-12-11T02:00:00.067804Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.067804Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22e0f777577e787966ca55acf2359','01a22e0f776a7d409c36554ae060a2e4','email','pay_by_yourself','{"method":"tax_app","order":"bank-a2e4:order:1","until":"2026-12-24T00:00:00+08:00"}','due',NULL,'2026-12-11T02:00:00.082950Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.082950Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22e0f7775780d8fb350e925ef01c7','01a22e0f776a7d409c36554ae060a2e4','sms','pay_by_yourself','{"method":"tax_app","order":"bank-a2e4:order:1","until":"2026-12-24T00:00:00+08:00"}','due',NULL,'2026-12-11T02:00:00.082950Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.082950Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22e0f77827bd69d1927143b25186b','01a22e0f77767d2890fd2ef1889b5321','email','choice_wanted','{"methods":["tax_app","gov_app","alipay","wechat"],"reason":"account_frozen","until":"2026-12-18T02:00:00.097351+00:00"}','due',NULL,'2026-12-11T02:00:00.097351Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.097351Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22e0f77827bfda3dd370c7194a351','01a22e0f77767d2890fd2ef1889b5321','sms','choice_wanted','{"methods":["tax_app","gov_app","alipay","wechat"],"reason":"account_frozen","until":"2026-12-18T02:00:00.097351+00:00"}','due',NULL,'2026-12-11T02:00:00.097351Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.097351Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22e0f779d75d6a8fe9d5620669e33','01a22e0f77917025bb290a0ebdb1ab51','email','voucher','{"voucher":"310000MGY47JPTH64F9V"}','due',NULL,'2026-12-11T02:00:00.124209Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.124209Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22e0f779d75f6aa834e4908e1e478','01a22e0f77917025bb290a0ebdb1ab51','sms','voucher','{"voucher":"310000MGY47JPTH64F9V"}','due',NULL,'2026-12-11T02:00:00.124209Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.124209Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO "outbox" VALUES('01a22e0f772c741bb692a75d2b7f2617','01a22e0f772c70e19b4d31e246de56b3','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000001","region":"310000"}','2026-12-11T02:00:00.000259Z','2026-12-11T02:00:00.000259Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e0f77377d2096b53263650c344a','01a22e0f772c70e19b4d31e246de56b3','cn.shebao.payment.waiting.v1','{"for":"payment.materials.supplied","until":"2026-12-21T02:00:00.021519+00:00","reason":"materials_missing"}','2026-12-11T02:00:00.021519Z','2026-12-11T02:00:00.021519Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e0f77397906b45dc7a6e47a941d','01a22e0f773977ae83bde938abec05dc','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000002","region":"310000"}','2026-12-11T02:00:00.025626Z','2026-12-11T02:00:00.025626Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e0f775a7165b116c52c59ae300e','01a22e0f773977ae83bde938abec05dc','cn.shebao.payment.waiting.v1','{"for":"authority_answer","until":"2026-12-16T02:00:00.030661+00:00","reason":"authority_pending"}','2026-12-11T02:00:00.030661Z','2026-12-11T02:00:00.030661Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e0f775c7442bd93f78c7796271f','01a22e0f775c728a8125fecf78c4bd2f','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000003","region":"310000"}','2026-12-11T02:00:00.060261Z','2026-12-11T02:00:00.060261Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e0f776975e5b3e60caee18cf335','01a22e0f775c728a8125fecf78c4bd2f','cn.shebao.payment.waiting.v1','{"for":"payment.contract.signed","until":"2026-12-18T02:00:00.067804+00:00","reason":"contract_to_sign"}','2026-12-11T02:00:00.067804Z','2026-12-11T02:00:00.067804Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e0f776a7e35a720cc5a9180eff3','01a22e0f776a7d409c36554ae060a2e4','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000004","region":"310000"}','2026-12-11T02:00:00.075001Z','2026-12-11T02:00:00.075001Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e0f77757828a68ce4ab4626cb68','01a22e0f776a7d409c36554ae060a2e4','cn.shebao.payment.waiting.v1','{"for":"payment.settled","until":"2026-12-24T00:00:00+08:00","reason":"payer_pays"}','2026-12-11T02:00:00.082950Z','2026-12-11T02:00:00.082950Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e0f77767e039f6007f307468c5b','01a22e0f77767d2890fd2ef1889b5321','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000005","region":"310000"}','2026-12-11T02:00:00.086987Z','2026-12-11T02:00:00.086987Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e0f77827c12bdaa1b6d1cc6a43d','01a22e0f77767d2890fd2ef1889b5321','cn.shebao.payment.waiting.v1','{"for":"payment.method.chosen","until":"2026-12-18T02:00:00.097351+00:00","reason":"account_frozen"}','2026-12-11T02:00:00.097351Z','2026-12-11T02:00:00.097351Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e0f77847094b3a69aa1231ac618','01a22e0f77837f72922ccaa94676f491','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000006","region":"310000"}','2026-12-11T02:00:00.100181Z','2026-12-11T02:00:00.100181Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e0f7791710f94be7e51b37d8229','01a22e0f77917025bb290a0ebdb1ab51','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000007","region":"310000"}','2026-12-11T02:00:00.113220Z','2026-12-11T02:00:00.113220Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e0f779a7dfabeacec597a5002cb','01a22e0f77917025bb290a0ebdb1ab51','cn.shebao.payment.collected.v1','{}','2026-12-11T02:00:00.120906Z','2026-12-11T02:00:00.120906Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e0f779d760ab739bf746d72da43','01a22e0f77917025bb290a0ebdb1ab51','cn.shebao.payment.completed.v1','{"voucher":"310000MGY47JPTH64F9V"}','2026-12-11T02:00:00.124209Z','2026-12-11T02:00:00.124209Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e0f779e7f3f8f526c8c368545e1','01a22e0f779e7e5cbe38b2b6866a97a0','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000008","region":"441900"}','2026-12-11T02:00:00.126890Z','2026-12-11T02:00:00.126890Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e0f77a871f7b41709dc728bf395','01a22e0f779e7e5cbe38b2b6866a97a0','cn.shebao.payment.waiting.v1','{"for":"debit_day","until":"2026-12-18T00:00:00+08:00","reason":"debit_day_not_yet"}','2026-12-11T02:00:00.135841Z','2026-12-11T02:00:00.135841Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e0f77a972969cd6a401f01bd9d2','01a22e0f77a971d9beeb26271d7c8b33','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000020","region":"310000"}','2026-12-11T02:00:00.137369Z','2026-12-11T02:00:00.137369Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e0f77ab72f6968ab8ce97fb7c06','01a22e0f77ab724a9f76962d53c7c9c7','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000021","region":"310000"}','2026-12-11T02:00:00.139422Z','2026-12-11T02:00:00.139422Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e0f77ae730285e3d828f6cf8a7f','01a22e0f77ae7265a32d26eb0e06aaae','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000022","region":"310000"}','2026-12-11T02:00:00.142442Z','2026-12-11T02:00:00.142442Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e0f77b27528b4a4d17a2cfe9544','01a22e0f77b2748fb56a49c704372b28','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000023","region":"310000"}','2026-12-11T02:00:00.146582Z','2026-12-11T02:00:00.146582Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e0f77b875a488bce8473cfe5b03','01a22e0f77b875088b813b7e6b3e4bf0','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000024","region":"310000"}','2026-12-11T02:00:00.152605Z','2026-12-11T02:00:00.152605Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e0f77c070f68be2a5cf23bdebbe','01a22e0f77c07039bea2a26bdb2c9c38','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000025","region":"310000"}','2026-12-11T02:00:00.160303Z','2026-12-11T02:00:00.160303Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22e0f77c87b4c8d0611d1c739fc93','01a22e0f77c07039bea2a26bdb2c9c38','cn.shebao.payment.collected.v1','{}','2026-12-11T02:00:00.167870Z','2026-12-11T02:00:00.167870Z',NULL,0,NULL);
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
INSERT INTO "payments" VALUES('01a22e0f772c70e19b4d31e246de56b3','portal','/portal/shanghai','SH-2026-000001','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','materials','materials_missing',2,NULL,'2026-12-14T02:00:00.021519Z','payment.materials.supplied','2026-12-21T02:00:00.021519Z',0,0,0,NULL,NULL,'{"asked":{"waiting_for":"payment.materials.supplied","at":"2026-12-11T02:00:00.021519+00:00","until":"2026-12-21T02:00:00.021519+00:00","about":{"missing":["bank_card_copy"]},"reminders":0}}','2026-12-11T02:00:00.000259Z','2026-12-11T02:00:00.021519Z',NULL);
INSERT INTO "payments" VALUES('01a22e0f773977ae83bde938abec05dc','portal','/portal/shanghai','SH-2026-000002','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','declaration','authority_pending',4,NULL,'2026-12-11T02:00:02.030661Z','authority_answer','2026-12-16T02:00:00.030661Z',0,0,0,'tax_app',240000,'{"polls":1,"awaited":{"key":"01a22e0f773977ae83bde938abec05dc:declaration:1","until":"2026-12-16T02:00:00.030661+00:00"}}','2026-12-11T02:00:00.025626Z','2026-12-11T02:00:00.030661Z',NULL);
INSERT INTO "payments" VALUES('01a22e0f775c728a8125fecf78c4bd2f','portal','/portal/shanghai','SH-2026-000003','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','contract','contract_to_sign',5,NULL,'2026-12-11T02:00:02.067804Z','payment.contract.signed','2026-12-18T02:00:00.067804Z',0,0,0,'bank_debit',240000,'{"polls":1,"asked":{"waiting_for":"payment.contract.signed","at":"2026-12-11T02:00:00.067804+00:00","until":"2026-12-18T02:00:00.067804+00:00","about":{"contract":"1"},"reminders":0}}','2026-12-11T02:00:00.060261Z','2026-12-11T02:00:00.067804Z',NULL);
INSERT INTO "payments" VALUES('01a22e0f776a7d409c36554ae060a2e4','portal','/portal/shanghai','SH-2026-000004','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','collection','payer_pays',6,NULL,'2026-12-11T02:00:02.082950Z','payment.settled','2026-12-23T16:00:00.000000Z',0,0,0,'tax_app',240000,'{"polls":1,"pay_order":"bank-a2e4:order:1","asked":{"waiting_for":"payment.settled","at":"2026-12-11T02:00:00.082950+00:00","until":"2026-12-24T00:00:00+08:00","about":{"method":"tax_app","order":"bank-a2e4:order:1"},"reminders":0}}','2026-12-11T02:00:00.075001Z','2026-12-11T02:00:00.082950Z',NULL);
INSERT INTO "payments" VALUES('01a22e0f77767d2890fd2ef1889b5321','portal','/portal/shanghai','SH-2026-000005','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','collection','account_frozen',6,NULL,'2026-12-14T02:00:00.097351Z','payment.method.chosen','2026-12-18T02:00:00.097351Z',0,0,0,'bank_debit',240000,'{"refusal":"account_frozen","refused_methods":["bank_debit"],"asked":{"waiting_for":"payment.method.chosen","at":"2026-12-11T02:00:00.097351+00:00","until":"2026-12-18T02:00:00.097351+00:00","about":{"methods":["tax_app","gov_app","alipay","wechat"],"reason":"account_frozen"},"reminders":0}}','2026-12-11T02:00:00.086987Z','2026-12-11T02:00:00.097351Z',NULL);
INSERT INTO "payments" VALUES('01a22e0f77837f72922ccaa94676f491','portal','/portal/shanghai','SH-2026-000006','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','collection','bank_unknown',6,NULL,'2026-12-11T02:00:02.108299Z','retry','2026-12-11T02:00:02.108299Z',1,0,0,'bank_debit',240000,'{"contract":"01a22e0f77837f72922ccaa94676f491:contract:1"}','2026-12-11T02:00:00.100181Z','2026-12-11T02:00:00.108299Z',NULL);
INSERT INTO "payments" VALUES('01a22e0f77917025bb290a0ebdb1ab51','portal','/portal/shanghai','SH-2026-000007','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','completed','voucher',NULL,7,NULL,NULL,NULL,NULL,0,0,0,'bank_debit',240000,'{"contract":"01a22e0f77917025bb290a0ebdb1ab51:contract:1"}','2026-12-11T02:00:00.113220Z','2026-12-11T02:00:00.124209Z','2026-12-11T02:00:00.124209Z');
INSERT INTO "payments" VALUES('01a22e0f779e7e5cbe38b2b6866a97a0','portal','/portal/shanghai','SH-2026-000008','441900','flexible','pension','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','collection','debit_day_not_yet',6,NULL,'2026-12-17T16:00:00.000000Z','debit_day','2026-12-17T16:00:00.000000Z',0,0,0,'bank_debit',120000,'{"contract":"01a22e0f779e7e5cbe38b2b6866a97a0:contract:1"}','2026-12-11T02:00:00.126890Z','2026-12-11T02:00:00.135841Z',NULL);
INSERT INTO "payments" VALUES('01a22e0f77a971d9beeb26271d7c8b33','portal','/portal/shanghai','SH-2026-000020','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','materials',NULL,1,'01a22e0f77aa77b592aad868375718bc',NULL,NULL,NULL,0,0,0,NULL,NULL,NULL,'2026-12-11T02:00:00.137369Z','2026-12-11T02:00:00.137369Z',NULL);
INSERT INTO "payments" VALUES('01a22e0f77ab724a9f76962d53c7c9c7','portal','/portal/shanghai','SH-2026-000021','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','method',NULL,2,'01a22e0f77ac7766863c9bffd42bcb62',NULL,NULL,NULL,0,0,0,NULL,240000,NULL,'2026-12-11T02:00:00.139422Z','2026-12-11T02:00:00.141344Z',NULL);
INSERT INTO "payments" VALUES('01a22e0f77ae7265a32d26eb0e06aaae','portal','/portal/shanghai','SH-2026-000022','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','declaration',NULL,3,'01a22e0f77af777a9b6bbc2738f4ac04',NULL,NULL,NULL,0,0,0,'bank_debit',240000,NULL,'2026-12-11T02:00:00.142442Z','2026-12-11T02:00:00.145490Z',NULL);
INSERT INTO "payments" VALUES('01a22e0f77b2748fb56a49c704372b28','portal','/portal/shanghai','SH-2026-000023','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','contract',NULL,4,'01a22e0f77b37965acfe7b9ec668bdb6',NULL,NULL,NULL,0,0,0,'bank_debit',240000,NULL,'2026-12-11T02:00:00.146582Z','2026-12-11T02:00:00.150674Z',NULL);
INSERT INTO "payments" VALUES('01a22e0f77b875088b813b7e6b3e4bf0','portal','/portal/shanghai','SH-2026-000024','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','collection',NULL,5,'01a22e0f77b979a69c1663255afbc364',NULL,NULL,NULL,0,0,0,'bank_debit',240000,'{"contract":"01a22e0f77b875088b813b7e6b3e4bf0:contract:1"}','2026-12-11T02:00:00.152605Z','2026-12-11T02:00:00.158398Z',NULL);
INSERT INTO "payments" VALUES('01a22e0f77c07039bea2a26bdb2c9c38','portal','/portal/shanghai','SH-2026-000025','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','voucher',NULL,6,'01a22e0f77c176f592b22e41ad5c6eaf',NULL,NULL,NULL,0,0,0,'bank_debit',240000,'{"contract":"01a22e0f77c07039bea2a26bdb2c9c38:contract:1"}','2026-12-11T02:00:00.160303Z','2026-12-11T02:00:00.167870Z',NULL);
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
INSERT INTO "requests" VALUES('01a22e0f772c70e19b4d31e246de56b3','a6abd35353ed1d9a3cd5f6e33aa39193a5597ff5fea05889df8d4828d769e70d','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.dl0xQ3BloqaRGGHsejBGzOR25fynqQoUEUlp2qxNo1jD24w+qDr3uI/K1I7CG4zagZt3WtGWpeSvnLlZAre8oPPmyzSZC06iSnhkXegA6hQOhfzw8Z29UIvmBP/WzTF67fzyO0DdsK7NnmHI4tmaB9/PUWgekPana5gW9BfDqoe1zcZAAfNm3Gf6S6IZVd+KhJM0mP5rqdFH58pphsxP2mNjs+j2ALKiql7GUR9cv5f3RT/h5P5oISF20kIzRMGJORHPZAypbL5PzpiwYV6IpivthJ8OA0iSrvVdl5KZc/6nyGZb3s6WVJYLYDoeDbXQZpe+hfxZCw==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e0f773977ae83bde938abec05dc','99265c5e6560e12c040bd781bd88a689eb067bdcf0a75de6ed9d647febb8ddc5',NULL,'c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.HyAYU7km+FJ4cP3N0AoVDaA7a/Pxj7lWFpHUaTIOoEHMSOsBIq565iYGux0c+WVQQyx/HVHXR3kSTMTbZecaCVlPoyDj+NlhUV2ghIn58/2mctsUCqSUil40cmSFlYpJasm3sWVE5bQEHtm7WhMt4G5lcTEJP4Lya2J8PHUSpmBa5DDcngbeDUi3FM/8T7fZBYJ6qGYoyIwkK1I=','zh-CN','{"base":800000,"category":null,"grade":null,"method":"tax_app","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e0f775c728a8125fecf78c4bd2f','63db408999b291af981ffc1e63a5110c398593ff3a574e69b20c763455c8c5f3','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.UqtfMjCHTYHK2gxbizmHSQXcS+Q7Bhzrq8t4wQ8ZDTX8DlmHp0oygA+7gFaAy/6jm5jt0Dml22VAVnr51ijCvGFx20Nve3dFaNJk4niisfWxJ0I/rbxVHmmLZXYLl/fxNQPh/ywBkcWsL70zCcCU2qZhBy2rV83TnjXDrCL52RVar05ycxXu2ktY9DBiWaCp9auF9++Xl8FoPEtXPSlp3xYTOP0blQ1pmqUjTmCsKqCEOEq8pzIwHGIlILoFDtz4Wduaes6alPPyaWQxOP4QS7tQLUgpYvVTzYToSylA9sus2Jgz3xtS5ZmEyFR99reCzAM+udQRJw==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e0f776a7d409c36554ae060a2e4','09ceb32461ad89e857f36d090b18156d2733d2ee387728f70f927d7200fc9be9',NULL,'c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.6wKxvGCRZIdw/QZ795dPLOalnGYsmaHcmcnhyNRhlxR36uHz+WZ7LekrsdQhvM9aim/UJH1jRu/YaSPYMPrCAZMBeEN3ZbfXBI4WQUMmm4eD+8RhE+JsIiryYuYedsPeiZ6ZvYh38gErn5Mxyas2WI1R2Rzc/GSCJY3ed824uinr79HgCldTtVjCVRtWk4sBLcS8NDsvbvKRRok=','zh-CN','{"base":800000,"category":null,"grade":null,"method":"tax_app","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e0f77767d2890fd2ef1889b5321','1d827b82e3d32a4514e85c3fe7e57b003c532a85b823d989a48e9896e3c9f899','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.d8sZOg8EkSk5rNNGLOL0CT+JY4FgwbvNxV40x1HL2b7HAhMZzDEAaHW8XnTWARTVdKOjI/sWlW6BUdp4pKYOjiWqG3jA6POIPFneUDZ+G1Ql+exWy92DPwblgv38Ydj5uUFd+mRBc0HrhPHjNJoSb9h0Zodh8ojXj2KJ9keMjrfPLayDc0D+cg20jJ98LLs+nB05K8Di2uIwUo8jByCTkVwy2CWEzFqGKozTSfOWICgPhte4mtKDOruaoRE10qufuk+lzB0J5OHROvvy/TdRmSUWvYiyk5unWD3cmqvheO1eu8Su2Vu0zly4C6T1MfBr7VBLr5VOzw==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e0f77837f72922ccaa94676f491','133023b360e99f052f1f06e26eb3c5678801b0c50716eb15ccb4415800440a07','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.D1FXYbgtde53DLOHb5dDwXQH6dIzOpe3qW/vLBxX8gCH1ljyJ+Tipy7H4Ue7DvSmwGhsqlnA49UwxszOEJMwMFtEF1lFQRLjjvZfTAEkYqEicJE5iVaWtbYp7dX+WhiHGT1pN7cWbwOSJMcu7PhliC21XiuOIhobPEB9M51IBSfRx9/Axsv2iQVUNFUN13Gb16EoQ1kQRv0xYiHWvT0mElc5dqvobcCUTdxa9k831SXf9WRkySKzZxNnkXsxUZzc1ijs4+rYlrCBP/qKXbQNKm2NHfwdWWfcfR2AB/qy716lu43DH6yGJ0JnnT8mBdEphytwBK1IKA==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e0f77917025bb290a0ebdb1ab51','63b08f8325309a900e0e323d09c0a911811b322bfa2092d94b9479e7b6ea8655','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.yqVCuVrxbBC0k7WBGZIszDthG1sz/MAZdg0Cs222z0v1G0sdWXlvIzYtU+qy5ExYhFsOE3iMU9/lF+o1gI0zRSQIplUi1sZQ2wUl1bK3PFrhfCZrduLblwmoL44IdKHKqJ/DJYy8eTUWCXdrrDi/TlfU96H+1AtbpUYxYOvyIZ73SD1fFfHUy2lEGxhzmTRNpxgEsXWddUp8SNdHIbBG8pA3hCQm6kRis55htPsEbop21Ui3sMbOgE9JwM00shmr8iISUfaJ30vIw5uYvx1buyWCLco1muOk24iPgYcfzGaP5CwRni4OtZ2S3xeDKH1iEdhY/nanqg==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e0f779e7e5cbe38b2b6866a97a0','47462b862f53252775e2f3c95a554b9a0fe1d2303ffc011c365c1b840ef6aa79','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.07yitSM1EXtqF99oHPPY/WtywISONWf66amjiDcCPqqX02F0COE+3orWWelBVnNmGil6mzW4fUfoXHKx+5b7QW50LPcIldNQUXOGSIZegrk376kMkemsuwiEKus+6wwuoeZl8vcEFTd24RbHo5i2PqDT2J37wc/MynIG+OZwN/ifaxUPm4VE6dybzDr9G0Qgl7ZJHlQRfviQGzv/cPaAV7bFfyZw+gaygiJX7vrREw/4WWSpKdiUp8BeIYT45G+FVWtxWcPDf/kcn6nuXQQCDcBBjO0UcsDCfY1lSmTTM1PqEatEL2RsS45Dnw8QbQVnljmJgt2MJA==','zh-CN','{"base":600000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e0f77a971d9beeb26271d7c8b33','1aeeb95edcbd17d68acb1e19e13f2017525dcbd809f55f0109447d0fae16af97','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.18z53y0dmQiMRun1Yi2CRlsUBMAhBw+0wVu8q31rlXrg2dMmAa/rqn7hhGs7WYPmSrvlUnfryoXJZ7o9Jtvd8yEVSw+OcbbPHhUzPtxvJXmSrodICSbqqNBF2zvbb1RP0yQQ1dT57BGE5Gg/m+aENUs8xagiiqmMEk9ak2EwkD/XLxwE5zd9bRETjkPeruuDfAO93yp+YqlZpcfK77LqKBzkU2lDtvgWSm2V3m2G1a3y5ai1LEqvkEQJQRi32TZbxgifry3dM2WemM8VWANYUD1WT66yD69sCHc0F5R3nLm/b7WC0Y62zNYNKcKw2Jj5YdxrY9XepQ==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e0f77ab724a9f76962d53c7c9c7','232edbda4e8b01553000aa465f68a51757d44e3e4d1c0c1e84afd9ee8287930f','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.cLlw3tmQXk1fIaLS2IeLH7eusdFIE9g9U9jWSirsmmDX1O+sJm/Wi60ND2OVhMJcp69Vw/C/TPkpVNgOq+s9SikDBd0NLBiGAoEZn6zVejcovZ7s+U99HjO7GrgVFXL9RVqLp4AYxO8rqsSXl8BoRHA8HVyijlfofhcqNlJJ14MFlzP1UMl5bkLp5D/zI8XRUDGiT6TLdh8raPcvFyqyro1Sa1DhgIJOOJimacFMnfMi7lu6SXMjf7z/bZlOm5XDfAwLQzGvbpqui5bucqu0ueCJ6AuaknY0mrWhYFC2J/8QE/CiXuxp3/mXo743ymFF1qwnfpbFiQ==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e0f77ae7265a32d26eb0e06aaae','bed81efd04fbd44737c599b015d6e330a8f28e89c85b033673a870a1dda0dce9','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.5UL4MebVvysttt7jrg//fm61wWHmDgS7YNNLNEfj//gBB4NvTvwZNKmDeBkePGk7ciapkdRr79o7QpB/X7dUEqyYMpMBF70kGmtqanvZnxnIBbXqX8jIe9xa9Ln1BeEoCXkvqaIkx0KfgeYVWhXwueAwqaUc3HYuWfZqfxQ2Bs5lFiX5RaDb/aUqJoXEZinRCf42NAypru4N6BpcvLexuXC83cZDPZQIqdjc5IWhAko8iPXfXyS+ZL3jN/98FkMS7Re8lirfdXIx0uCAlrmonYNIT/O3mtv0QTk183UBAvgIGx9/kDrg1wsLKlFLm9y+fwLvNcQbMg==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e0f77b2748fb56a49c704372b28','5007134139fabce2bfea50773dad726e8b708a32993d8fb33173c9457b6c83ea','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.l1WWzMP2Bx9Vg7EGI/gOkiKG9SrpWcjzzmJJOccuCynyyQkuI9JKOnalwg9ePkfG9xzGlKmGIKDdZ2luZI9YFW2UuAVv+d8ZhyX+D/BQXz/rIRH5TghI3uxtI8dbQDp2/QJ5IhW/10FY4tdyU4vdwX9B7K1+utUDB28hqQIZ8GK/AsTi22DSI42QkCVURzJr0SUJ7F9sD1RI4drUYffnWnx1KYq/tYwuYBA6yFERLN2fRZCFeWfK5bus1STexg86pLYs/5DJ4eDWdXhF+LyWT8fL0NIu/v0Ak/JPmLAS9Y8wPp3MicRxIHthjBceKJ2oA+Y7ChIZTA==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e0f77b875088b813b7e6b3e4bf0','5d79db05af9c9d19e96d73662c4ca435139f8aca955bde0b40b63f1633ce0156','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.nUpdaBHYUXQMN5J7HCpx5iPvL9KqGseWNEA2KR2BJExXMzC51nSwNIlMJMaSjn9uEdxWQ1VqV8ReGo/qjaijAMJKyzHgTHdUcGJqrGCXeSWh74uw1X0VIBV2dO2CHnM1UZPIgqPtoHJkhhz5wRCxhbL7+UCbfD2gVw2pyTJDALsJRellODCr6HjSDDVKcTnLxFfD1rl18xAaTpSd/kl2B8pXLIjDziVq0w8M6herA11ybfuThFVjKFrWj1LVk4217DgZ4g5Wp4yRP2twTUGSiulKij2aQ7hAO3w0SO9SSzG4MI6m/lhOvvrnYaVgUatqQQmh1OxCYQ==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22e0f77c07039bea2a26bdb2c9c38','6b60b559ed409c14b926fc74399513cfbddcaa3f9430e7608414bb0302109e73','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.C+rhK8J1WwSgA0ZdvQnnQCmMXf+7NsdYCtS01+jQuo9RYNJCBpJBRSvQYsT3VUT46EW0SbPt3ru9vQmAqqAn3AOVH2GfppBwxCEMHWZTbw1VNH5pnBZepxFHOD2Ave/g6bVZ1hQgiCJU4O4j89gh7ueidsWK5RXHwLwAagUXa0dslB4q3GQ2cO7nsDUgUwkUIqo+JjG2s+cCc8Sr7kI9oHY7JWAlhWT0q4uPKFDbRq+bt9Rt0Xix0lu06NIMmTpKBkxy27rGV2geEVXkXHcFCgEcDXujpDBI/g07jzS4ArN5iGdy3AE0vHTmlsuJFtLLDtHMQDdZpQ==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
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
INSERT INTO "runs" VALUES('01a22e0f77aa77b592aad868375718bc','materials,method,declaration,contract,collection,voucher','materials','["01a22e0f77a971d9beeb26271d7c8b33"]','2026-11-30T20:05:07.338000Z',NULL,'2026-12-11T02:00:00.138645Z');
INSERT INTO "runs" VALUES('01a22e0f77ac7766863c9bffd42bcb62','materials,method,declaration,contract,collection,voucher','materials','["01a22e0f77ab724a9f76962d53c7c9c7"]','2026-11-30T20:05:07.341000Z',NULL,'2026-12-11T02:00:00.140635Z');
INSERT INTO "runs" VALUES('01a22e0f77af777a9b6bbc2738f4ac04','materials,method,declaration,contract,collection,voucher','method','["01a22e0f77ae7265a32d26eb0e06aaae"]','2026-11-30T20:05:07.345000Z',NULL,'2026-12-11T02:00:00.143645Z');
INSERT INTO "runs" VALUES('01a22e0f77b37965acfe7b9ec668bdb6','materials,method,declaration,contract,collection,voucher','declaration','["01a22e0f77b2748fb56a49c704372b28"]','2026-11-30T20:05:07.351000Z',NULL,'2026-12-11T02:00:00.147767Z');
INSERT INTO "runs" VALUES('01a22e0f77b979a69c1663255afbc364','materials,method,declaration,contract,collection,voucher','contract','["01a22e0f77b875088b813b7e6b3e4bf0"]','2026-11-30T20:05:07.359000Z',NULL,'2026-12-11T02:00:00.153780Z');
INSERT INTO "runs" VALUES('01a22e0f77c176f592b22e41ad5c6eaf','materials,method,declaration,contract,collection,voucher','collection','["01a22e0f77c07039bea2a26bdb2c9c38"]','2026-11-30T20:05:07.368000Z',NULL,'2026-12-11T02:00:00.161602Z');
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
INSERT INTO "vouchers" VALUES('310000MGY47JPTH64F9V','01a22e0f77917025bb290a0ebdb1ab51',1,'WVY37J','6de48a43159cd3577554fefa9e4e0c4f3bded027ec82e475a2575c1508eae0c9','a05a76a58bb839c920d2e9d63d9d4887d10f55c8356b4bfb3abc40049899c7d093687b06a47a6dab172513d1191730ef0ab656cde38fea77ead50744ada76f04','de52c5b7d3964059','v1.t1.plkg9CGOTaVDJLibgvpRz40f0H6c0XkbdjHZTDXPkNh74zJRjsBuIcs+N8ezghJSDRfK+aVklZIvC+mS/wPK1UAntuJPekMotTt5Zu8ldnmwwAs7Z1ftCGSDoMa21n4MggODdLK6xRseHIwOpefbioZ+sn0niVALtP3g6GREi1cloy+/4JPLljMOQft+TlMwxMs3LXqTny5nc2hyW79HxuiuhmtCsSG3lmFRu5XO0sujaQjIVRey1IJWENJupVkH8CkdLHGhP9k1aHx2k8Stx/8kKkieD/QbuB1NiK16Ohk1nccgcE89IMIM98uOY0XWzW4rPzsSLzRn6PvftkHmaEY1ZPd0HsfYF1UtUWSg0SaKOG3d3WTChyazq3++lkC0mFywumyBnzYWaluucEABwV/87sZDW4upQ0EjH6iodOF7I9T5aH6z3fyQJ7L8xombp/idOHZEEkjfc/e1Rp8GKAYkWYWYc0eFOcm52iWlDbJtHQPnAnDfGWM7XB+T51dAmWLzsb9ev3XH1lQkXyY/tzJ3H3AKP5ubL73ls5U6HYkRfZMfm+ZcliE2peACffFoL/71bjAlSWB+Z7pbWWKDrjeQ51oAz2JVY5LBVZ43dqu9n7amr9uKJMs367wT493yL9klArBbYM2pU+QMmMocX9GaK34jg4OkI6MCOXf0qEMX0C4iaulBTzx+19pMl5Qy43wEuopirukuT5hxAlMf5EcSE38DIkIE/U4lCIH9DiPyhDbgTiLyQJDFDab3bV4PLsu5uvAqBjfyeSVgLWOSgHJttdAS16rLUWzHcIq+kuyAJzqeOFPQDC2EqnfAuE0yO4aMt258jcMxJYyCEYcKkNCC19Q8JeTiflVlR5rgVqY9NAq9bdHg3LZRhDt/1MhwXm5RT3ySjuZWuOEFWV88Anzqmld0WgTRXRsyw23ZG6YV3VS2VhmlU2MI0Q1Frkr2JxSaT0Iqvk/VRh5waOx84t8N7q4Y+8RGnouPc/jjucM42McJK8geYsMYFXmURyQ6Q+HjvgK0gP5xp5RpmcoUPCb26oLKAO5evRcJKt7CiJiyduxqJyDCw2NVKWsmS/XLYYaJ2JHlt2YFuRKWhOdwazXvnaH/MsuWm4ylDoKzXTg/39rURdFUe7ILvaJLlIutH+2lBUjEhjtz4jGxU8aDXzzYkcX2Lml/xIA0vX+/Qgg8qQqxBjyNYhMoQPC/Q9P31nKU/iKINTChOTJF+U0wtZ60/K0v2Jp2u1Dry+F20frheSnOLtD6A2liFToqFfCly/HH+GWHxZ0U+KQaLoOqFHziyGy5lH8mY01rjcei63FjP2cZoKKRkOeNgW0X1ZVQNRLB7LTKhN+GF1+uz6mCI7BKVNZ+fSBAncg5jJde5UsOPwqe/BzJFvbfCcaCD1/cFV3Cao4TVEqDZTqeuJgA0t1w2bhL8OLgrp1cYfa+jquWk1Q+7XCnzUtcyPg2RdwVXcwo6PmYgT9lABRYx29mqzfhmus0HGawePrJrwJbTS7vG5OQ921MfbCyN0NH1UbFJa2FDzNZHTsOzJ5pcM2Y0y9OYoPpmBUL51gzK8IbGqt1KMJXcJkyLD3zianlKM2ki75mmJsmOOLzg+iFJ5HGG9K8XedNZdCMPHIr+Glzv/+1ZlnHsWJVCXCFn59IdCL5ADgZAUvrcZUE5cbL07NLNkjIJ4uqyBQkt62eVc9SCaw+NLpVFVNUuTm4v8jPFfii3OHLxjnLfqXiQXx64Nect/7nF4+kH1YNyJhP17/3mo+RHu2/RCI9jEywFz27sCQvipOwFeTWRBnU6MdJHNlY3RSXrdNMe/VvcZi4NF8Ae4mze6lU4Yfu8WGt/SHFzug2VxjS4DC6x4XAIhsDuhTNYCvMoX7/bMf37mF5Xlil4RBeNEisIZUmxvctEjdgTlyQepJxFCmuOYKiEHPvTM5Nt1qcam6Wv4jsfDPmJIi1Vm8rMqZPV5zi2zksiiKKQX/2S8jJHHeO3I6HQbzWFepOzP/pfVTJL+Cby5qHIbR9vC0Q6kIe5CiMGSBifa3Z3AUeIkD+Qp1wn2M/wpC0kb3PHoQ6CIMMoMLHLZwhrRfowIKU77kC125TdknmZEBYbVkGTbQ7ronVdr0olzh050JnsgBvBRh6kGWXPRadixMpVq/eaPSpSDPERx8aICcG6+KHfim+3RCJzBzWRj+qJZuHCcQfvlz2b+DRVZb50oBlkaCsUVFV+F8Ht+uyigTP92OXp+eA4Da3s/2huptGKYDXJXNfQl7GklzT8HFfTyCZmHBwb8vgFufbWiJheTc79ICyE+UTpLIlSNukSGaVdRIzwj+JqhbOedn+zLKWI+3FFGDdWWBOjdrzi/cHwgXwWEskSJyfI/hwsfKBco9bXAzWcxCMgtRtwZV1PBL30zjKAhnlY/iDtzyf1FFpqgUIeXDsTveIacjCK+JuzTTt2Q7TJTkwY22okRCKRA==','2026-12-11T02:00:00.124209Z',NULL,NULL);
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
