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
	CONSTRAINT matched_is_booked CHECK (state <> 'matched' OR booked_fen + refunded_fen = amount_fen), 
	FOREIGN KEY(payment_id) REFERENCES payments (id)
);
INSERT INTO "arrivals" VALUES('01a22dee03af7aec8b2c3501ed1d9a56','01a22dee03af7aec8b2c106d38445f99','01a22dee03af7aec8b2c106d38445f99:debit:1',240000,240000,0,'bank-5f99:debit:1',NULL,'answer','matched',NULL,NULL,'2026-12-11T02:00:01.004554Z','2026-12-11T02:00:01.004554Z');
INSERT INTO "arrivals" VALUES('01a22dee05cf71c59fd7042922d5075a','01a22dee05cf71c59fd7e61ec0dcc403','01a22dee05cf71c59fd7e61ec0dcc403:debit:1',240000,240000,0,'bank-c403:debit:1',NULL,'answer','matched',NULL,NULL,'2026-12-11T02:00:01.475000Z','2026-12-11T02:00:01.475000Z');
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
INSERT INTO "breakers" VALUES('bank','closed',NULL,0,NULL,'2026-12-11T02:00:00.847060Z');
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
INSERT INTO "contracts" VALUES('01a22dee0141713d81b462437a8c97f8:contract:1','01a22dee0141713d81b462437a8c97f8','sent',NULL,'63db408999b291af981ffc1e63a5110c398593ff3a574e69b20c763455c8c5f3','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'ff2f8c21f122d9d6f914a4c6d38c9d077b69d4e2620962e2b70cf6bd77ce7148','C-1','2026-12-11','2029-12-10','2026-12-11T02:00:00.318881Z',NULL,NULL);
INSERT INTO "contracts" VALUES('01a22dee023e761ca2eb8108b213d801:contract:1','01a22dee023e761ca2eb8108b213d801','signed',NULL,'1d827b82e3d32a4514e85c3fe7e57b003c532a85b823d989a48e9896e3c9f899','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'c0fa2fc0b0fae12a80dbcf93a836e545eb6675cb5199d346d059e01b455bb889','esign-1:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:00.607135Z','2026-12-11T02:00:00.607135Z',NULL);
INSERT INTO "contracts" VALUES('01a22dee02f77c7ba3eaf0c960dccfb6:contract:1','01a22dee02f77c7ba3eaf0c960dccfb6','signed',NULL,'133023b360e99f052f1f06e26eb3c5678801b0c50716eb15ccb4415800440a07','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'9611a4d72dbb3d6da5ca218c6582006853c531cfdef5527a2f36834abcb0d818','esign-6:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:00.788499Z','2026-12-11T02:00:00.788499Z',NULL);
INSERT INTO "contracts" VALUES('01a22dee03af7aec8b2c106d38445f99:contract:1','01a22dee03af7aec8b2c106d38445f99','signed',NULL,'63b08f8325309a900e0e323d09c0a911811b322bfa2092d94b9479e7b6ea8655','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'642b6a140bfcf628516e634a4811db7d490f65278b711031a2fd05cb46ccd8c1','esign-9:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:00.967212Z','2026-12-11T02:00:00.967212Z',NULL);
INSERT INTO "contracts" VALUES('01a22dee047871e0b32164a2bbbe55ff:contract:1','01a22dee047871e0b32164a2bbbe55ff','signed',NULL,'47462b862f53252775e2f3c95a554b9a0fe1d2303ffc011c365c1b840ef6aa79','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局东莞市税务局','flexible','pension','monthly',144000,'351879ced6838d990ed9c24077de23f82cb6ece8e799d14ed2d69fc92c16232b','esign-f:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:01.162973Z','2026-12-11T02:00:01.162973Z',NULL);
INSERT INTO "contracts" VALUES('01a22dee05a3739d8c649e18d18117fd:contract:1','01a22dee05a3739d8c649e18d18117fd','signed',NULL,'5d79db05af9c9d19e96d73662c4ca435139f8aca955bde0b40b63f1633ce0156','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'54ee479256d243de50a5cf83374158e439f12ac545043e4cb2a87fbafd4723bd','esign-d:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:01.402829Z','2026-12-11T02:00:01.402829Z',NULL);
INSERT INTO "contracts" VALUES('01a22dee05cf71c59fd7e61ec0dcc403:contract:1','01a22dee05cf71c59fd7e61ec0dcc403','signed',NULL,'6b60b559ed409c14b926fc74399513cfbddcaa3f9430e7608414bb0302109e73','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','bc8249659b1f7f88075303f18253447fdbec3bd3ef27e8e4d98976bf5a2dae49','国家税务总局上海市税务局','flexible','pension,medical','monthly',288000,'7b3ae59085e255c450f8337ae00c258fa9fb7eec2d2fe96d899205c0140fbdf1','esign-3:contract:1','2026-12-11','2029-12-10','2026-12-11T02:00:01.448469Z','2026-12-11T02:00:01.448469Z',NULL);
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
INSERT INTO "coverages" VALUES('01a22dee006e78199663c6b9211886d5','pension','2026-12','a6abd35353ed1d9a3cd5f6e33aa39193a5597ff5fea05889df8d4828d769e70d','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22dee006e78199663c6b9211886d5','medical','2026-12','a6abd35353ed1d9a3cd5f6e33aa39193a5597ff5fea05889df8d4828d769e70d','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22dee00b77e46a510c1a682e0aebf','pension','2026-12','99265c5e6560e12c040bd781bd88a689eb067bdcf0a75de6ed9d647febb8ddc5','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22dee00b77e46a510c1a682e0aebf','medical','2026-12','99265c5e6560e12c040bd781bd88a689eb067bdcf0a75de6ed9d647febb8ddc5','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22dee0141713d81b462437a8c97f8','pension','2026-12','63db408999b291af981ffc1e63a5110c398593ff3a574e69b20c763455c8c5f3','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22dee0141713d81b462437a8c97f8','medical','2026-12','63db408999b291af981ffc1e63a5110c398593ff3a574e69b20c763455c8c5f3','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22dee01b570609ed758f7f46db187','pension','2026-12','09ceb32461ad89e857f36d090b18156d2733d2ee387728f70f927d7200fc9be9','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22dee01b570609ed758f7f46db187','medical','2026-12','09ceb32461ad89e857f36d090b18156d2733d2ee387728f70f927d7200fc9be9','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22dee023e761ca2eb8108b213d801','pension','2026-12','1d827b82e3d32a4514e85c3fe7e57b003c532a85b823d989a48e9896e3c9f899','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22dee023e761ca2eb8108b213d801','medical','2026-12','1d827b82e3d32a4514e85c3fe7e57b003c532a85b823d989a48e9896e3c9f899','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22dee02f77c7ba3eaf0c960dccfb6','pension','2026-12','133023b360e99f052f1f06e26eb3c5678801b0c50716eb15ccb4415800440a07','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22dee02f77c7ba3eaf0c960dccfb6','medical','2026-12','133023b360e99f052f1f06e26eb3c5678801b0c50716eb15ccb4415800440a07','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22dee03af7aec8b2c106d38445f99','pension','2026-12','63b08f8325309a900e0e323d09c0a911811b322bfa2092d94b9479e7b6ea8655','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22dee03af7aec8b2c106d38445f99','medical','2026-12','63b08f8325309a900e0e323d09c0a911811b322bfa2092d94b9479e7b6ea8655','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22dee047871e0b32164a2bbbe55ff','pension','2026-12','47462b862f53252775e2f3c95a554b9a0fe1d2303ffc011c365c1b840ef6aa79','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22dee04fb7a9f84af2823aa4d9c68','pension','2026-12','1aeeb95edcbd17d68acb1e19e13f2017525dcbd809f55f0109447d0fae16af97','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22dee04fb7a9f84af2823aa4d9c68','medical','2026-12','1aeeb95edcbd17d68acb1e19e13f2017525dcbd809f55f0109447d0fae16af97','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22dee050b72e0b7e79d2cdd787e93','pension','2026-12','232edbda4e8b01553000aa465f68a51757d44e3e4d1c0c1e84afd9ee8287930f','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22dee050b72e0b7e79d2cdd787e93','medical','2026-12','232edbda4e8b01553000aa465f68a51757d44e3e4d1c0c1e84afd9ee8287930f','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22dee053373d3b96d25ff17f2fd31','pension','2026-12','bed81efd04fbd44737c599b015d6e330a8f28e89c85b033673a870a1dda0dce9','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22dee053373d3b96d25ff17f2fd31','medical','2026-12','bed81efd04fbd44737c599b015d6e330a8f28e89c85b033673a870a1dda0dce9','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22dee055f73aa84610f4ea3f79094','pension','2026-12','5007134139fabce2bfea50773dad726e8b708a32993d8fb33173c9457b6c83ea','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22dee055f73aa84610f4ea3f79094','medical','2026-12','5007134139fabce2bfea50773dad726e8b708a32993d8fb33173c9457b6c83ea','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22dee05a3739d8c649e18d18117fd','pension','2026-12','5d79db05af9c9d19e96d73662c4ca435139f8aca955bde0b40b63f1633ce0156','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22dee05a3739d8c649e18d18117fd','medical','2026-12','5d79db05af9c9d19e96d73662c4ca435139f8aca955bde0b40b63f1633ce0156','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22dee05cf71c59fd7e61ec0dcc403','pension','2026-12','6b60b559ed409c14b926fc74399513cfbddcaa3f9430e7608414bb0302109e73','flexible','portal',NULL);
INSERT INTO "coverages" VALUES('01a22dee05cf71c59fd7e61ec0dcc403','medical','2026-12','6b60b559ed409c14b926fc74399513cfbddcaa3f9430e7608414bb0302109e73','flexible','portal',NULL);
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
INSERT INTO "debits" VALUES('01a22dee01b570609ed758f7f46db187:order:1','01a22dee01b570609ed758f7f46db187','pay_order','tax_app','pending',NULL,240000,NULL,NULL,'bank-b187:order:1',NULL,'2026-12-11T02:00:00.467031Z',NULL,NULL);
INSERT INTO "debits" VALUES('01a22dee023e761ca2eb8108b213d801:debit:1','01a22dee023e761ca2eb8108b213d801','bank_debit','bank_debit','failed','account_frozen',240000,NULL,'01a22dee023e761ca2eb8108b213d801:contract:1',NULL,NULL,'2026-12-11T02:00:00.646530Z',NULL,'2026-12-11T02:00:00.646530Z');
INSERT INTO "debits" VALUES('01a22dee02f77c7ba3eaf0c960dccfb6:debit:1','01a22dee02f77c7ba3eaf0c960dccfb6','bank_debit','bank_debit','unknown',NULL,240000,NULL,'01a22dee02f77c7ba3eaf0c960dccfb6:contract:1',NULL,NULL,'2026-12-11T02:00:00.829070Z',NULL,NULL);
INSERT INTO "debits" VALUES('01a22dee03af7aec8b2c106d38445f99:debit:1','01a22dee03af7aec8b2c106d38445f99','bank_debit','bank_debit','settled',NULL,240000,NULL,'01a22dee03af7aec8b2c106d38445f99:contract:1',NULL,'bank-5f99:debit:1','2026-12-11T02:00:01.004554Z','2026-12-11T02:00:01.004554Z','2026-12-11T02:00:01.004554Z');
INSERT INTO "debits" VALUES('01a22dee05cf71c59fd7e61ec0dcc403:debit:1','01a22dee05cf71c59fd7e61ec0dcc403','bank_debit','bank_debit','settled',NULL,240000,NULL,'01a22dee05cf71c59fd7e61ec0dcc403:contract:1',NULL,'bank-c403:debit:1','2026-12-11T02:00:01.475000Z','2026-12-11T02:00:01.475000Z','2026-12-11T02:00:01.475000Z');
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
INSERT INTO "declarations" VALUES('01a22dee00b77e46a510c1a682e0aebf:declaration:1','01a22dee00b77e46a510c1a682e0aebf','pending',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','c8371949fe12b053edec0d583a9c4103c844e4198e15e6c4b181737205086e16',NULL,'2026-12-11T02:00:00.157645Z',NULL);
INSERT INTO "declarations" VALUES('01a22dee0141713d81b462437a8c97f8:declaration:1','01a22dee0141713d81b462437a8c97f8','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','79455eee6778d61ea4486679e779066539260bab1997365e1903167813479e72','authority-eclaration:1','2026-12-11T02:00:00.297681Z','2026-12-11T02:00:00.297681Z');
INSERT INTO "declarations" VALUES('01a22dee01b570609ed758f7f46db187:declaration:1','01a22dee01b570609ed758f7f46db187','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','4d7b8f8eb66679307c409748010fe67dbdd3b30689dd34ef95c5a2dfec70cd86','authority-eclaration:1','2026-12-11T02:00:00.418994Z','2026-12-11T02:00:00.418994Z');
INSERT INTO "declarations" VALUES('01a22dee023e761ca2eb8108b213d801:declaration:1','01a22dee023e761ca2eb8108b213d801','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','7a6246b6f9d98664a602a40e5b13a002735ca9b5d1437fdc3ccb0134ac5059cd','authority-eclaration:1','2026-12-11T02:00:00.566994Z','2026-12-11T02:00:00.566994Z');
INSERT INTO "declarations" VALUES('01a22dee02f77c7ba3eaf0c960dccfb6:declaration:1','01a22dee02f77c7ba3eaf0c960dccfb6','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','5da76d68755d588ed7169aed5a8362d2548455b56ef8a0d46e9d145d83e90deb','authority-eclaration:1','2026-12-11T02:00:00.759098Z','2026-12-11T02:00:00.759098Z');
INSERT INTO "declarations" VALUES('01a22dee03af7aec8b2c106d38445f99:declaration:1','01a22dee03af7aec8b2c106d38445f99','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','a413c0b22dc63500f71b0d76db20bdd975ac650eb67662b327b00e216363b2c3','authority-eclaration:1','2026-12-11T02:00:00.939073Z','2026-12-11T02:00:00.939073Z');
INSERT INTO "declarations" VALUES('01a22dee047871e0b32164a2bbbe55ff:declaration:1','01a22dee047871e0b32164a2bbbe55ff','accepted',NULL,120000,'{"base":"6000.00","items":[{"amount":"1200.00","base":"6000.00","confidence":"high*","individual_account":"480.00","insurance":"pension","months":1,"pooling_fund":"720.00","provisional":false,"rate":"0.20","rule_region":"CN","source":"粤人社发〔2025〕32号; 国发〔2005〕38号: 20%, of which 8% to the individual account; 社会保险法 art. 12: recorded in the pooling fund and the individual account"}],"period":"2026-12","policy_version":"2026-01-01+d8d3ebc77107","provisional":false,"region":"441900","scheme":"flexible","total":"1200.00"}','a947af5a1a3b29cdf56b486ac7104a9e5a2b9289e25cd9eee6629e2d13909904','authority-eclaration:1','2026-12-11T02:00:01.134124Z','2026-12-11T02:00:01.134124Z');
INSERT INTO "declarations" VALUES('01a22dee055f73aa84610f4ea3f79094:declaration:1','01a22dee055f73aa84610f4ea3f79094','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','e258c2146b1a7a6935c27b8ed666b7534dea5db47a4e1facc7c71ccc94d68c92','authority-eclaration:1','2026-12-11T02:00:01.346892Z','2026-12-11T02:00:01.346892Z');
INSERT INTO "declarations" VALUES('01a22dee05a3739d8c649e18d18117fd:declaration:1','01a22dee05a3739d8c649e18d18117fd','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','716a29c829d65f0579a01e58fc2b7d14fe8ec249c24b9722f0b1b9d7cccb367d','authority-eclaration:1','2026-12-11T02:00:01.394831Z','2026-12-11T02:00:01.394831Z');
INSERT INTO "declarations" VALUES('01a22dee05cf71c59fd7e61ec0dcc403:declaration:1','01a22dee05cf71c59fd7e61ec0dcc403','accepted',NULL,240000,'{"base":"8000.00","items":[{"amount":"1600.00","base":"8000.00","confidence":"high","individual_account":"640.00","insurance":"pension","months":1,"pooling_fund":"960.00","provisional":false,"rate":"0.20","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"},{"amount":"800.00","base":"8000.00","confidence":"high","insurance":"medical","months":1,"provisional":false,"rate":"0.10","rule_region":"310000","source":"rsj.sh.gov.cn t0035_1443297 (2026-08-24); rsj.sh.gov.cn t0035_1393992; shanghai.gov.cn 20240228"}],"period":"2026-12","policy_version":"2026-07-01+1308c11539a0","provisional":false,"region":"310000","scheme":"flexible","total":"2400.00"}','fd0effc1af3bb8e035edfff66678833de3b717029d7868f883f6ac53d9098f8e','authority-eclaration:1','2026-12-11T02:00:01.438815Z','2026-12-11T02:00:01.438815Z');
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
INSERT INTO "documents" VALUES('01a22dee00b77e46a510c1a682e0aebf','c8371949fe12b053edec0d583a9c4103c844e4198e15e6c4b181737205086e16','declaration','declaration@1','v1.t1.0o7c+FySlIJv9Qpu0ZC2g95uoNHbrMcdAJ3tksuQf8jB8wohfQpivQ1iqBLPqCB5S5YGYAl9MnuX/41cdKVuB8XOSjsD6h2wQPwBd9yGDpD3dWLOTQDbi93XvIj6BGjn9DWtzpd2R0S9AJRkxppN5zkn7PrR4RCQPdhzJtLKC1yHEMhCQ/tB9bHxjMj4ioQw2+6gtdlJwlVRc5rZWONUNKd9jWhxBH5u1uxeK0YNV9syewI+abnvZ/G+oHLl0IWdgek8KCpttqR9vZizkMc6HcCHnQry+ahHQQBqmQIlFd4L1+9hqg4VCEg+PLpSfT/WH36/CAUxMphi3oz3e05FprZcYbODrpShLg9h4I2KfVFxH5MXUONOmt9VIElqPMY7KnTDnPvM0uvTou8aQ+YkX1IXuW+FyERtFU1vhUeBAUZPs33rQ0zv+CJSF91g6ZjfbdpmE3ARDYg7dF5jldcF/lUhrPgthTXarUzicQEbhATtc8ndanXgKFSajj/5+GdTPpyBcSCuGCs8eX7ZF67Uz1kHu1Ffgtp53pkCL9aEhA/aVT7IsAaCJfZ9KQZk0sWwiuYSGsd8XwN74hG9r1q0x5BpAZ5W3pMObLUzJJ8tGiRwZdAfnIk9yClsgiHHG8nPaVD66yukKmZECA0Z1Tt7p1obGdqi2rWCD8u+rgfq5gm4hdnJjceKTh3MO33rBWZ/jA5s6NpYzQbBMsz1Exb/NEn15hYvmMkj7biEXlgLdaqicfLzBzwGNJ9/qsj4rxHd7rooeNMRvk6C9+dt5H9rFv2Spf+6fnMZdI/ZFYwp6GUHdC8fnjho/F84hP80bFGl//wMMopyMTFk9rt2AI6DBooexV8hfd4CxDb5Eb961FYkuw7prcqbYB3foptym3ly3rgSn0h/ww2Xd+W83icxafylc+JTMTbF9953DXbqGqQNTFiGhqc=','2026-12-11T02:00:00.157645Z');
INSERT INTO "documents" VALUES('01a22dee0141713d81b462437a8c97f8','79455eee6778d61ea4486679e779066539260bab1997365e1903167813479e72','declaration','declaration@1','v1.t1.4C92bfFAdn9dgMTZ59L7BQfl4tgc9HDBg+emQ6h3NrTcsBDV/NSDL3s4YfjLIjl+m/endrq9E8O4jJBgIcOVLqnzo41M8AOXbrBN835j4rD+M6ZItK7/0vLk99fZ7Z/bVlzFM1069iGzeqhFH+KwCr4HUIHkiRHcuUxzj5WwdlbgEtpDrh2lVa5UrfTHo5X1Kh8cH5uNuy8CLtg2HMmqEGBJvZVrw8UmYOQOjxwrRLTwHdbvx5ykPc1xo8BXl5B5gu91o4PtK2ZJN/EHVjRI8dOOlZqgOTcHi1uwrK/PRjPe9brKHEjb6sz24KBCjCw9oMVDZuLyQXU7j3iB/7YT0cmPtX34y8sPinwYUk220yUeIu0kJVD/AK6Xek/IN3X0MtX0WCa5GeF4dP1vCo0Ouvug0RI7UGi+XMJNcx+D9nn/UvLWcfQhx/9XF8fX2iwOk9lsNFM7SZXYhkFDwDNhgnnMHhbJw31QrTOzVrkFdqkGY0BK7rfzJ/JUHAjypsn1B1FbxKAe79D0zZJeyXTtAhsOdFdQbOEuvgTMxjTYxtUtn+Rw36d+neeNaykVV5TpT0vyp8j2I1ALpAKgU8JarncdWFWpHYSXcBiJf/n5bb956vn34G3UcOiJqlT7XgCdzAQGkEExoQPanhnIjEZmodsKQ27N+dCRwozm0d8xTjUH+DdDybZtDq8MB70mzsFvf6+KRd1iMX8iO1lSW162caBDzMCBm4dV5wxq/+zsPFhgG/vqjg8f+ynekceYJ1Uqj4iakGwBbIHDdP8xBWKepAMiqbg9B2JlfSUaDoWBQJojQW291WZiC+g42/F6MieksmUcHofVzyThxuvekH95ap+KPQLcbJLCkMcSdZ1/rg4kMjdvoYY77QmuQoG03ulB4f2CpRs5iBAoVjN8CTgM4R6D3IquSltY/FQaNw==','2026-12-11T02:00:00.297681Z');
INSERT INTO "documents" VALUES('01a22dee0141713d81b462437a8c97f8','ff2f8c21f122d9d6f914a4c6d38c9d077b69d4e2620962e2b70cf6bd77ce7148','contract','contract@1','v1.t1.miuW6NW+J695gyZQXMEDW4yoNv4WD5CHy+7fA/oOXGo0aqz6/+k02wnSkQ3mQCsEsBTbTqqwOKC4uaBdeJlfs7vL1CISS9hoPiaIU6orRXyORsZ8riT6yz2/3B5dwVJwpdD1jYoo+PDWphF8vm5JnaPUz6OAGk+1dvG9Ar/TrEMAm5KQdFPxXUiN08IbVdUBDvtI5ooWT5wCxM5FvypsSFYb00ZLdWwq9pHYu/dY5XQm5UHuaoobZ0geprGaHQ/m3xrwugqc86gutEntm7Shm6cqrqATZyHTKyC2n7NSbDzmKx/8PnbMg3BoZkfbG2dzF9M7fR8kaf0c4rJX49R5wra/RELwwzCVFrFeplJRxukKCv8fpstqob+vJeKdYogPLkc1BCAEGOZ9Hn4925258KoYSoqrrTBErbIL1LWKiiKjprYaIvH0vrTyese13jKiGncGBL0bkTnuVo+N33dwY3635G7ZgnUm63wEJjbjspcvHtkmd1qP72OiP9YOgQZoIckzjEs2B6fuWKAOeupE4/kFrt6va4MkJ341bmhOL6ZxVVmodTd1M4ExbLxggxAU9uxTn8I4HC4ioNxCxNstJhipmhzf8csL81Svv2nlVa8Ob1UvMj+2ZEetCdAX50Z6Q2672VWfCDHU1VKxlaaxFZHKsnf/z1l3Vw7GY/JQ+dA0jYhYjG4XgblELC6lU0oVNR/4J0TXV2qcnWwj5WjzFVYOH2MyJD29','2026-12-11T02:00:00.318881Z');
INSERT INTO "documents" VALUES('01a22dee01b570609ed758f7f46db187','4d7b8f8eb66679307c409748010fe67dbdd3b30689dd34ef95c5a2dfec70cd86','declaration','declaration@1','v1.t1.w5axUm4DGbxGKLw3lYNPQsFFA//D0xJGyySpSZcLnYw2+9A5KNjph2b7GxoGnHns+/SZfPM00ZSuyKA8KePcrUvQQtVzCs9dyBFzhgJOTzp7Ne6HrzvB4zZFcW7FjoFjC2zyjP2AxnXFOZpGG7dJfIUZBxlKhiAJbYqrilV8ntfYA/rHNtA1jN+RBJz9GtRwZqKhFsPi8dM8q1gAAprOCu1BjW+fxd3epjYT1f1ottq4wagCkm3RDJYPG342O1VP24V+uX98yHfG6AtUrPUQc8/vvCDuYdMgDIGz20qhIg1yZxPHijp7bS2lNuhjHs9o0pkhb1BG+kT0ZWRRgzlvQgieBqx9jD9QYZxoJS0hJ2ogO9+itsEbJfFrlDrWfw89ee0OWXKcK0lhLvMiMbFuLUHKA560BXVoX/3q9tN5wV2Bqn3oBWjWLlZhk/e6LIzMq2TnxAw2mdo7LeWBbw1k34JIxEenlc8XA/S+bWQNBMxgrPVhA0/tpvox1CiltJvgfkcPH/VvoleLCEPnSMRyfWrdTXMeASHM/Q+g5+Kc5bUxkXvxiAYBAlL3FjSKooRKIJ0vvCZ4xy6AasAgUuvMOTO4GwnMub/lCuqJT1AsamRbgSR8Q2kSUUeEcsDdkFabxwZxrw/IalEhwFHy660lMDtaiAFCm0UeElj+W8666Dxu+ReTMcnzAG3I0cNvgu9eeXVSSQIq9d7T73dMaMJOa1NRmTWVSLQPNZalPOoJolccWcGYQ2FqDqCuLjLwyFy5U4Pfjg6PWJnEztrFuBkvY8pUpsx5kRUzm8YC948UvJ9CvuvzrgXR+gy+8n33SCEcKWCOP06SOGtIEDkP3ghirBuJfBa+j4W8o0KYNwlK8pwGZYOUsCBmpMFVwvR/ULZTVfji9KuCv9KDIbK3KJg8v6QcEu8iL7Dar/lV//8tc8Jdkd1yUUE=','2026-12-11T02:00:00.418994Z');
INSERT INTO "documents" VALUES('01a22dee023e761ca2eb8108b213d801','7a6246b6f9d98664a602a40e5b13a002735ca9b5d1437fdc3ccb0134ac5059cd','declaration','declaration@1','v1.t1.jSXPz0Ed1y6xoPEQ1zQelJCBsBPAVpBmDC7LapOrTDp0BQp7iiBLRqNAmcGPcMNZsrNunpPP5nM/aoEZdMlDOzrfzUhQPTydt897dHWLfUhZ3zgpxWdTCgAS119K87KTQVddLSXZ0Svx4voh4fYtlc2ZszMKRpnDDlu/JLM/sHDYUAIwSfLklttUV1JVVS1Id5O0hGqLxFIb5dTNmHsjDkgiCRPvTS9kIO3Fzbgh5hEhiZ8MOq9YMmzHGAxXOjZDtGyVu3ldWNzZ7wji5RqTstKmpDQ78LHvryUqEU+DHAlH5bXJiQRRG9Bc6iHdIa39a+hqGWRwzFDN0kGzeAiAahuN7rRBHapgutqGEjE8BGJfkuCRkzet56FNlB5YPa4nQo0dyJfBNEjA+RCXNXFmGVcn7AwEMqFeIpkTjc+UmXBi30iqhioFYFU6WPPoNW+7mQv7550r4hWoIX4i1qhsIiSr+lSW3MvlftMk0Eoqnsj5XVEujVjlatq4dItlQkTauCGrdUJAE9v41mVGFnPjnLkgkUEmYImHRm++m5VgA8bn+yS6cw3jiVappOwHPI3+FvrOwOuvLitx3gPEFGcMO/oy+d5sKfV8o4ZakrljjgkbaywfC/DAPbKt+QzuhKz2m87w6hw7rx90vwGWiA+LLxwv6tRczk/h35QAbg475jKPnfylIi7wfCiHlLcOokecNrvlYKM8BF4DtIx0ecPmX03cC20w5bz3h6yHNOhupsLOWA0UnYyPjeOUTHqxlFbrocdOcERtnot4YcQBxVDmnNlwzKnMmD1f2EFF5Q/RngwsXRFKhDMUSZiEBZXd0KZxhrGeS3j7wYyJ7d4s2pkwTPiKACskChoSxcyZSJ8NZrXPBTSli+I5LpYSLD6g3F9sh8abvaXCVHglqp0/u6PYU4tcYN3I+fJ/ulOh0w==','2026-12-11T02:00:00.566994Z');
INSERT INTO "documents" VALUES('01a22dee023e761ca2eb8108b213d801','c0fa2fc0b0fae12a80dbcf93a836e545eb6675cb5199d346d059e01b455bb889','contract','contract@1','v1.t1.z6WEpozhj5klDvFRA2O5KWOl8h2ATAcPXBMBdkkmC903yA2ZH5o0Yfq7UDlW05AcvLYvrFakj5OOzFLBwEwfDZSO5N6WKsHS87TiSEeembdpgc0av/AQuvr0bDvQR3VvBcQvc/huK0QX/083r2HYVL9bofp8cF5hi6KdWvdLTPrgLo6H9Li4QkoBcyiOd2bacyQHvSRV+tcqcDsLskJGP5iY99/TjSQKJs7VitXcAC2eoPk0LjqcxDacP9iBr/1y5xOfi1hlNSIOvYLizyZg+mCWh0uVgmsUDzWiDRiOhMi2QtjPhq5cf48XIEbdSSk3jPmA9hSPlpmWQ4q6KbG8j7ms0Com4CO/KUXdv3smELXi+dkp/8fve5T2QP7jYx7880aVqHue+Ad3TsonggfasxPLypsdgL24Mmvqzspg7zEoXim5Cn0jtx68wHtS8ktORAOofAe86DjOspEd1KB1/ypEHY31OmXogZk+RjwL+a08LuUiFbXIafKAmiZCkZoMFAY1HuVDbNTOGq/ruybAVFNZF4CpWmLTSG4nE4g3lTWVSq43K3CwlB184Apt1APGclkoYwmBe/R1ygT6JNSnUlHni5qaCIxT0H73LSLMLzbOGJVxFqY4CrI5B3Su37i/Z8Oc4wWaG0r2f4soe+kZbZAoIS4/usY+Uh8ZupC8bDF/XnZWwh+c6WmMbKbPkB0MK7LBx4fBly93vupEG7ltzE25u6pO8u3x','2026-12-11T02:00:00.607135Z');
INSERT INTO "documents" VALUES('01a22dee02f77c7ba3eaf0c960dccfb6','5da76d68755d588ed7169aed5a8362d2548455b56ef8a0d46e9d145d83e90deb','declaration','declaration@1','v1.t1.QYNV0kVEziyWZwLREjuHPX+IWGDRxTTSG50JC0BRpOSb+flYxX5wNPh24/5eXhkAQFOvXO7EykJlGuj1mAWviTyXxlVhJCjByf4XNfsjAgvUGhzVwaoj2VDeHPk2xFGK49yHBFHUYx6sc8h6NmfVyrirRynyFX9hSKdgB177UZkDEAHKgiBXOE2J9VdfuXiuc9Q2KqICR/YDQluPSbahP9UaAaC7yHqZgZKqeAcwL6V0xin6AnRlA34pDFnyh8QRSTqawQrkJiROLCnQ0ozJLQJRztcBqI+7KpKWOZZUNKV6UFgqKnoqEN7wKxZIbx7vmTAWDI2RP6z08p09j+PG/1Nue4T/fAGXi6lbd9N/HvWitv1hFVuS8eoYQ+UT21jej7GS10iF8TXxGXFxfwQY8uMF1BhWrolFJGdnatkok+OBMNlt19jfGPy0R4370Saywmm7vh90mj3qHELqo+q8c3GbM0kaA7ZVzWoBWjZlb8R7QSwgmUI+dgRmJ/aJyEEIBdvQa1r8kLpxrOCYj6cR2l/1sVmOR+2YSmqhvFRLxMEjbhQ3hrJORNdpH317ZFu5B+s0+3y1PQNFVWG1m1jPW6hEBZ8FZpB0Af+/sa3aBXsty8Jhrj2QEztd+JUrpGFX4C7qZQ+0zhlnsWKmKgmU8dfbmX4xfnROUzXRp/Vm9V6m+sGzv2GFj41VZIdEwUa7cR/QBV4p2n1VHNXPXMKvc1bIcQiTQrukdUXHKNdJ1Ze13alId5H1brw0aC/T4/lw7H3rVhpfugm2tJX3sRsK+EklhtyfeboszrRUVKRsz1/iEMbeZQO04Zo+TcweIDK2ngtEgq47lKjtV+KcLZupSZom+vtSkQf7iiubUiqwm7j1P7U3MGVLQCT9soItaRrQEkJgWYOE6cY1SHBS2IlWDOe+MM39QSrk2HPeJQ==','2026-12-11T02:00:00.759098Z');
INSERT INTO "documents" VALUES('01a22dee02f77c7ba3eaf0c960dccfb6','9611a4d72dbb3d6da5ca218c6582006853c531cfdef5527a2f36834abcb0d818','contract','contract@1','v1.t1.SLdnNxOXXVxs1BuRMF9TupT1DUrmNtg/g+IuO2gaH/PsqliLJxFS5WPKOduOR7mLjEAzVB+RCgFtj062b7Jyw/10nAvizNx7srjXvhCgBVsD0AtaJOogpE9qhlSrcCn10o77fkJUl07c8p17SEaYuOCHCvlRtmcmhY8QY5aqeO2vQT51ZKFI7uUwrNudsjiNxZ0Yr/XHE1XC91vXtv/KaF8rZhZcHzU+tTKio22iZxbwvo3TkLxwkO8apTJR4d3ny8mrlc9zDytdCmjfGTp4uPxR9Iq8ZiQZxjL9Scf9veBnPuxrIJCOnhCUJ1DLORGtGL0r/SL1TTGyR57kx4sfQX6CG2rC+hwdgurInLq4G/d51XeN7mYbvj+Q4lXtaOW95PNdW9tAxlU+Iz93C1YPFRmgIJkJ+CTpDC1PMne7AybdYH7pteOmmkKQz/T9agmgRExX/NcTEFBkZFdGWUKtu0INpem3jnxuhuxuxXpWW83KPeMWOZbIERYRdfYFPsOjolD7wqS7x2+61EzMJkwf9X173AMS5OptEasYlk5XDIVJHPw51X5F6IhAgCuPxMv/eEnWigjbSj7zmxM8OBwrCeW0Wi1FLVYFw85LXM2QE43IqA4+s/r9qmN/BDQugreDvj4KvMQair5RAXfY6DYBl0ISM5P19LZH0DSbCKgNd2agFKaxkM1Eg6Q5FAe67l+PX/KyyIRDDy5iF5F7JHbs0uc7Gcek1C/B','2026-12-11T02:00:00.788499Z');
INSERT INTO "documents" VALUES('01a22dee03af7aec8b2c106d38445f99','a413c0b22dc63500f71b0d76db20bdd975ac650eb67662b327b00e216363b2c3','declaration','declaration@1','v1.t1.MqHOnS6d8JNPIeUGfybAabDqy4kpo7q1Li/fwymYaavJHYVhiXiOaeXI36nBQ2YClYSDzghzN6/a3GluZNCxtK6Abznh4l0di07zfPqrR0+q78Rb0j/kGKk0PfdoHZTLomfkbVpx8oX7sbjex2pZQLmfLyjGjO+zfhN1Fifaj2c60XNJWX+HbDCktU+zFLZpgY7gJ9C/V9oC9ZHjQOJ7I1Z8R76O//JH0GAWoB/20V3v/dSgQvsSEK+ulnhP7eWN3xWbez+4csQoNd8I+RRCI+UwleQgkN7HP9yqa5Maa7fLxCu/s/irMxKE87IXaTY/qC86Cj4+opywFTton/wEAMrecQj5q3waXfNay5sOWK2b6PWgEj8kepFy3QwSG1V0uOtXXF2WhnoiFRU55HvSdtpjAESfJKXr3VoEda6Ech/D/WOtNp4xyqeZWiNOC2ELRFICSijMgaEh28GBh0a9b+oh3LlpsDuc0EB4ZGkgBSW0V6nEgC2hlavBqvNWVlv7Isf1u/XjHSDcuVcdtDlqhEwEgiR4PaVl1StVkz4hYOMplcx4TJqkGrEPA/muRyIS4O7L+JLZ1ptg2gX/CdMl5Nv0h7MLpENcUeLfcIFpIyCNJeKZ9y3qfti5WzoK+IDgc1KWki8HlqwEFn84mNGFcGwcFz847cDhHP22DF/WCggRnZIakI8JLGqdAfPkL280VGFWfnOfuVWoCunPM+g3mBkABtofkC/GIBCgdIufG+KdLqkifHgHxiEcK/jTbIMRpnz7FQRK3eSAzh7wTYJigbCGWtbbRcxqAmz2j11M5/G+luXgLfL74hzKoF+4PTmenQe6RkYrpqq076qDIy/4U3pmsR5Pfl+mZ85uWvnXdH7mb6DV18kKS3oXt1noHRWeZYnR2BQAgY9THQBqVb3FXThaDF1sQ0AIw/K4Lg==','2026-12-11T02:00:00.939073Z');
INSERT INTO "documents" VALUES('01a22dee03af7aec8b2c106d38445f99','642b6a140bfcf628516e634a4811db7d490f65278b711031a2fd05cb46ccd8c1','contract','contract@1','v1.t1.NP99BJIL2eXtLHE77OcSo//6vsi5CQmuICjGKAc4bzQnTnlhvLSnOv4FKgTngDlVLPLpvcuXANrhk3zjJC+pvFejDrD5hxZm96O3hopNyye6GVW4qRlZFURUqfyuOLvZtoxNQLXG3pR1vJW37c4rykEw+H5NTuZlqFGL6trVi2RjvQ4IheMKwEgYxsTbUFRwnr4/0bJbxOb7OW88w65tAwjOCGH+NsMXTIdE+Jz382zEruuZYIbVxrAL5MJZk4qS9Sb5V7XncdVHjLCdHWlPOaDj9JBceOexCBY5H1zGmUjcMTz1p9vGxewspLhlAOU1gpqCbUqBd8oa+tcSWIJ4ZR59UYUsShBNY+RXhJPalhanMeFrU0HMU6Wb6UakoTZVQ4eqH68rEHL1fbE90Oq+DoB5KvhlX54cGmvpRJ8pCvUBmf2zUlDuc8ANI1LLX7g6pW5KCvMSm+qGkMqCnmYTT0ZhLru4oLGirtbSVZQ6t3VHa4bwid7HeEhk4tU0JM5m6ndBvMo84V2xiSrAEMLSBYIZLqmCDJ9VvTpduvp2/VtRap6ZyutLJa+9egFynCMhePJFDPqldX5Ko+EEBDosRCc8ncqh0Tmkn7n+UGuRwZiM6L0y+9U5Doyrin+rebl1oVQMMmMxN4LLxdzdQWVztQCFfWgfNN92TnMdecTqCYGjBFZqH7+eurkOxqEDxlWuh3fgYLgJdQZTcMbvqOSVQTi0PZuIKrdK','2026-12-11T02:00:00.967212Z');
INSERT INTO "documents" VALUES('01a22dee047871e0b32164a2bbbe55ff','a947af5a1a3b29cdf56b486ac7104a9e5a2b9289e25cd9eee6629e2d13909904','declaration','declaration@1','v1.t1.srVMivlmkuFuu/Hh21riwQUMiqJqXwyM4gqObvy7xPyzZLWsObiudf6Kt1+GnZIDcVZpx4Lt+hIyXLtneT6YmNFMdRy03RT4VD3BiLNcZHToMkYUu2HAcETa7i86QdafgUh5J7Xgc+/qG8A8XYsxBPMzWs3X52R3flQF47yVK1e5M4QzPM33efScvXySIvd3N41vsc8OMgaH5v71Ib/cltU/OuFHmw1TOvdieXY1fTVK1kqWuyuXGVKha3Os7uoGDcxVNi41sm4R9cBXr5xWoNeVs1GMUUT1O+8BZcynkP9vZt8AXQ8kX2rXJEclPDLalaBiQqfogO7w/tS1OOFXkMqGXrhfO7Cvg9V8VS6WCLpuiUb4I2Lc+5hxT0J48GbHGhDyLCpubOsABbFxbWPJgSZglmKUmJ+wlC2ikmRwhhxifXWbO4iNNl7ZbS/bFzz53s7L+DAAh2890KmI3nuDTwIDblbJFBV44vwtOoevjXC18RsudBtnzsVn+fcYkpClCKe7juPLvL8VFhtSEcMEmk/R6fzS6rhuxpejAYtXHdyXOWZttRi878J6sPg842Y0soOBWOR8che/lR1Twd0AIcNfmRIKoIZK5lBQyyLF84Db79nhYgt0eqRiz6Gf7sFNVXply7wWgSxgasdSbubfXZe7u9KjNnHSRJvMRs2p4m3zYRiuGRPRqwilvtliyGBVIXbZbijcSANlWOb1MUxicxMmS4W9zzhuSb/w6k4FUYa/QvsXQN1Af+A0o2yxIzcyvGgojIkZHIO1kjW93eO1AAk6QTxbWp5FNrMnQg9V0g/3FZP+01Rp4DIMAPNP5J7Bf5PQQ9fn00inTkERazSIP57h','2026-12-11T02:00:01.134124Z');
INSERT INTO "documents" VALUES('01a22dee047871e0b32164a2bbbe55ff','351879ced6838d990ed9c24077de23f82cb6ece8e799d14ed2d69fc92c16232b','contract','contract@1','v1.t1.kNy+39fr6+xb1OeuU3kGZeNg/fKrs2h0181ZkLUDynJYkVAHOTQzxXLyYtq1M2gD+CAXqt834FIDnuN3SU0L674Qrfo4fUk/CLRdvUYxmrUKEJ2NaolNC2ThJFTrLPImX59ZjWToqtARE5SNESF9idBZ2npvQERKAiE8Cd99ZimOdLHga2Fe02ZiLPGgxP1XzfZH5MmmSGlp3Qufi72omLg6woe1y/lXRj/De31yyx0brS35GJ5kBhovhdcT9mJqiqAcYogqN7UjBVY2HYJDZMR+FwsB0frxZtbU35fQ6xVeGY8L+0QkCwHIJMupmeMKASUlRlSZU4bd+YxkyC2ka7g4sPqBP2k+l5mo9Lw37M3+rjDoXctbU5PHnXiMwDRB/Tuy/cjIeVs6cSmn7f3TUTi8NYI4fIajJL8Fp8v8RlfvxHkblawIWjidAcUte21KvZ+0/p0d3THiW9UPXdeWUBZCoR3Ge8zh+H6fGzPymfugxGb4gbpit5nT7NhXdLM6Vd9gxhzdMqmRmRP3j+tmERHyKTUHen5xWJwEfO9i3cpdK6VoUuZ0lX70MquHJ5RbboPsS4rm4VjjolbEe0uFdSRIT156stRJLrQ+Vf3B3Oy6Ql3d7Y6HsDuZekZQ3GClaARgjG9a3YpnEyJKDP4f43PNtu7HF5dzrAqY/q7Ri+TKwbWTWTiRKOtWkS7vrOSBAR1bdNL9Dqgg','2026-12-11T02:00:01.162973Z');
INSERT INTO "documents" VALUES('01a22dee055f73aa84610f4ea3f79094','e258c2146b1a7a6935c27b8ed666b7534dea5db47a4e1facc7c71ccc94d68c92','declaration','declaration@1','v1.t1.i6LohA7D2WICuJJADDn4c7/s394A5FH/zs56RjjfzSh6lDhRoPEx+LADHsmBVTckXPZXBypj9mUuezUN1lbAKLb7bjh5hYwA9SNr2GVKieUv3Xnu+1J1brCDhVPbgrAQHyyTym6B0TJ6jrgAeVGwkJEfA4hmsgE6Ffk2czYghg7lUsMWUWfwDyE3AE8B6rbvAF9pJSMSqNRWnPdIZwDPLXdnlHCiDJCNFdOv2IF2ufT79fhAcSU8ecmzHcvA77Jl7Hy9BwbgZ39fSko7xczQNjXPJp9aTn46duAF9aBrFDIFtzPx2nrxS56EfIAQpZj6o151MOpALozrdJvgHxs86zr3QO/4PXXdYBYGeeiGTel2CxqJlxu0UIDrdi/izLfyr8+/90r4GsXwcJZVjsbzLK+H1v0DmlHH4G9fa1GMtrh4basfgO8RwrROUwYPsR0J9uZl5VoxMptRS5KqH2vnQ8xe9uLdmiYsI58ZZxRXR+r5CeC2UiBJNPhljlkpcu/Ic2wAWk+PhQ8MuzahlwBOpnMg8BuXkAbIAh9NPfvszgaq8EVLV1qZHNoo+YYf+AXcoROH01pYvt0sNsEiBCW5jscV1lJfKnEGephS/eTiZzJxaFk/b6M267IIPoCG0dSucoudTafCZdObYbiV36WnjFj9yJY9t0GkdmPijO60dQrg9OPoZA9g8Tk8XGCa476K0GbUJ9vRFG8Yq9yh7BTpAY49nxnpSATNg9fblh4sswbvi7EU4A9GUDIT62aUBM7Ck+KRRn5u/O4LIGNQyFD7I94VHeg03tx6mB8Mi7RvjZ5I24jQKzY3C2RAkA/cvfITzODLhAmM+ZTUkZATOeXAvOHJQShac69Z59hcZQAEbCsBvAAZENW4Nn2FhKw0Fx/ud7tTvw7sx5LOPObs+Jy9Yzz4Lpg1jdBJc+o6CA==','2026-12-11T02:00:01.346892Z');
INSERT INTO "documents" VALUES('01a22dee05a3739d8c649e18d18117fd','716a29c829d65f0579a01e58fc2b7d14fe8ec249c24b9722f0b1b9d7cccb367d','declaration','declaration@1','v1.t1.oh0wnr8lDLiVk08QEZLIbUI41f4rNUr3H3E2DogbrB3WnM9bhfMc7EpkQDpPGl6FQbMTgVyolSfhgEuknYJ3scZrSN/DY2fq4YwqB96kKyOKrD3qtpr43gBqwyvRJQkp63SwtgXq1obNryECMB6a8RTCu592b15m85hXN4bfYOGkgiJ727cOeoccj2nmysHAKI2wHf3qTZBi/tqB88wiHfF1F1Q4EktvS5EECeZ5qGgOs0z66SeoQYQ9QzTk0q0uAERw3hokYxrrwpvC61RdrfKeJrj0gvE02EcvQJFaRFzykwDrKSb0c+WbaRW6kzkHvjoYfG8iQBjuHisnJVD1VNaDevnQAeT9100PMtufueO4xyN5YiNlt+eFS1S2MYV8wE1lMn94r9EHHTb5hkf1PILbSLFDrnmhjhU7eQfsJwX/8DiCFqcbrGc+7tDECkhurnFo+PmUAsuo5YMLdUuPi7m/H/Jqkd/HaPRGTn/rqeCkkaNtzxOFG8xi3zyawCFeK3jIx9v7H94tGL5NS8CjJYhttUBMAfLMFjU9w0evleczH1vA6W4f/tBB56OKAsgYpQT0/PDJq7DkBws/Xqe2uSxwZM5Oi5J4dmODPlGS6d+J/66avdIuy2HW+j3yzxR2qGVT1wq+dMAm7QlUwnXDNL6SC2x3CJg5kGZGAQ0HG7MMV1175Tus1SxACP+m+5Ku6FnFCbk/UoUP14sdQqBzSnA0v8Twl40rd9SjzqS4BHxl60wyY5ivcGgteIoSscf5Bu2PaSc6+B70BTD8IUPAqX/FA092RyaUlQNsqDI81vBG3FL2e+RAbhuO+jv33SoVlSYe1LEi5wCY5CPYNjoAhkF+GffFBRr3SQYyXyUi+g2sMrDsSJ94Cid9CgyKVQ/Y+1nlJRWd7DBROdQ0wVKtIO8K4fYZOeOjDEWHiA==','2026-12-11T02:00:01.394831Z');
INSERT INTO "documents" VALUES('01a22dee05a3739d8c649e18d18117fd','54ee479256d243de50a5cf83374158e439f12ac545043e4cb2a87fbafd4723bd','contract','contract@1','v1.t1.T2pzNT5AUTGTF+RSkjsVs1R+UY2wfTEXJVuHKduAOe4BXxenT2wgmhhHvWVQtACHX678Rc+k88jVxzUwgb+BVDXAXGeXTPXnS/zzQWLR9fdTOmB1Sd03Ths3lccm/wQdShjzyYZsDyb9o5SjUZ4n697TVtaI5H1/IV4MvX7pUmXGiWfLp+VbfWS5Xmedmd6VDFVpyCGOS0lJisb8ukuP7HVPgS+NtEwiBsxjGhE/l71GCf5p5HCubP7ZEaH0q/O4a4QrQrM05z7VAHDH6RfUyCYIUE4bj/npu0ECEorYi63VolWzfFksnNJkdvD1Vp47GNIQUu/aBatW/HrmM1rwcNgv3GnLnM+Cs9k5DS6NRa43CnyvP1tKt+6xMSxhdy5CE4b+VDtrApPYUQO4alTM+e7Vu9lXDZtj4PTwyYRBzIsH1j8xIosfwTk6E6Gdr1AiAKCspSA0MPTKa4kNcYe95al/0QLuEBDhdv3VouK/bJk8zOOH32vpa4zbsj+AblLrThz6j/9TzyV+C6nhAvJuzG6JMw5n+lfq00qUMs0CnmlT+iVIWPokdaZCzdeGhKvr3PfwsLeauA/gI1bRDWxodffs4DTiggv/1SWcnEBRJuBUF9I4VmKkJcCvDU9YQMr3b5AVsMc9pXfL+LT7LwuTkt0KElZNAfZHG42tywnGCXGR/018IWySrN5jYw63OU83Izvrl7tA/x9PPARZpOfmbdqZ1z3BS3r9','2026-12-11T02:00:01.402829Z');
INSERT INTO "documents" VALUES('01a22dee05cf71c59fd7e61ec0dcc403','fd0effc1af3bb8e035edfff66678833de3b717029d7868f883f6ac53d9098f8e','declaration','declaration@1','v1.t1.Z8s67buDfpgC3YQHUGAIuC62atoQtq21g3Nx8yc9RT+tKzJMZNrJaEFS5pLR1v9Qywh67cQobySWZ1qnx8Ex25LuIb8ddAFr8oPe39TyDyzhIJ2RooDSBKnfOH34xPgeIXMNSXlfqXDEoOqasiiJG4l/0/kgp8cm1HcTDNT23Xww32lrRpR5DLNX4rboGUJgWKI6ZbRGJMAZ0P91Xjvm2bKisSS3FAf7UwhtNdEaKFY6ADeGd4uQEtr/fNFv0sizPsWzZsHS6uIO6VlL/Gxz9ahkWVqZmwhjo3v/VWKfPXo1ZNiE45JLeTBYpECo40hA1BbFwrQKXQsd1JpLpEHZlqloP/J5iAsUFNhbLmGDcI0ioaL9jGetMeKJphTmW9XK+5CcwEW2KqA6PTrNDi/hAr87KM5lwEMZqnQ39k5EN4rzEWwP7/LTKzzKQ4XamHezCMUjZz+Idw42YSSj+OpifR7A3RZLODDHp1UjZWtG8tREMKBqtFkyZo4fFjdihIPZVwt6/Z9SenhKZD0VFKv/iE+sfC8gpt1Ht0iu5j2iR5Cj2Mj6dnTmuEjyyAlYSSIn50UHczX7zf+2ITIThhsMEoUiKFC2q4Vyhej1Shff9G+1DKPEpNQ9lQVz1amlybK3tMJbRVI/7XGCeL4NIzehjTqnEO1ulkz2GgJ9R70cA7gKCMGoV3bRYXWf/mfLHkqd6aAIwUggvovTZlIkdeVwyMwi0/PsyxMcLpaLyn1wwrlNkdW7Lp+aJmLCDKPC2M28z/DfyW4pwHR0AA/t11r960RmyNWUbd9DNELjY7VAGik/YkKsuVCkPW961OZX+oPH+ExaLjT9bHTWRZ+M7gHIrGCGF6b37Yh3I0mSbIiAee2kaW2FuoD2xgcvUKX9Ij6tuSOunHxGxKb3HDpKRg/jfrMqyFN8C4tX07yFrA==','2026-12-11T02:00:01.438815Z');
INSERT INTO "documents" VALUES('01a22dee05cf71c59fd7e61ec0dcc403','7b3ae59085e255c450f8337ae00c258fa9fb7eec2d2fe96d899205c0140fbdf1','contract','contract@1','v1.t1.7R9+Aqwsp4V6dAbTsokxivJaiItIaQEaV2yNQ4Mn6Esit1A6Ino+Qi08TLr0EnHV4NKs26xethyqcOd4s5awru05J3S7+Ed3RDaOpaf3zskDllrRUuQsoMQN1uCpFGZjNYLnwWAOp814imHKqaQoESBslB2TUIPzKFfV9DyYUM/lwTdmrZSZsp/5FKU1rbbuBLJtvtjNHS7tChJCyRhtVKHfR9eJuqqFQmbzn2t/Slmg5BB6FWHa8NCxTCT4hj8TqvYoScxJyDo+VEXFhej1pSuJCoryp8Z2HZOaJzX+yNdBFglgkEBExTsxMinAqsyTIPi7W+gfTyvlnHwds47D2YoMKZ0EhUZxQM9oQHp5gIDYnzFip05bfSDNkbjBquAecR4P9iXrdQEyJ7VOQBil9z3Rs34lYe9yvH8DeKIuSf6STlNtQ1aW+zgB1p7RtNR2tSV1ueOnI4MYiKGJQN4EZEmCxRUEUrKwuUWi7XxiE5UZZD2fhVhR4zOo9VOhMHSeC6XwjpVWL6Q6MKvSdGA91R7zbslDk8awXblu7r5bsyhqAL+5jH3qapx0CbyobefzuAp33NHzpV9wHzKBPgtbvWORm29/sOM2XN97rcL/4sPiiDRz1T1PeXBACLQJcVKmyzgVPRnsdjm54H5M4UC2xZsjxWwBCGP7qsdRBujx4tSImgTtW1InQmb6y2H/eIWAXUe9xIaBmc2QQYkDsiXZCCm+d2YOfmrt','2026-12-11T02:00:01.448469Z');
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
INSERT INTO "history" VALUES('01a22dee006e78199663c6b9211886d5',1,'2026-12-11T02:00:00.003240Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22dee006e78199663c6b9211886d5',2,'2026-12-11T02:00:00.086491Z','running','materials','waiting','materials','materials_missing','step','01a22dee009479018d72eaf61d0d0a6e','{"waiting_for":"payment.materials.supplied","until":"2026-12-21T02:00:00.086491+00:00"}');
INSERT INTO "history" VALUES('01a22dee00b77e46a510c1a682e0aebf',1,'2026-12-11T02:00:00.111494Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22dee00b77e46a510c1a682e0aebf',2,'2026-12-11T02:00:00.128955Z','running','materials','running','method',NULL,'step','01a22dee00be7500868d2191fb821cd8',NULL);
INSERT INTO "history" VALUES('01a22dee00b77e46a510c1a682e0aebf',3,'2026-12-11T02:00:00.138887Z','running','method','running','declaration',NULL,'step','01a22dee00be7500868d2191fb821cd8',NULL);
INSERT INTO "history" VALUES('01a22dee00b77e46a510c1a682e0aebf',4,'2026-12-11T02:00:00.157645Z','running','declaration','waiting','declaration','authority_pending','step','01a22dee00be7500868d2191fb821cd8','{"waiting_for":"authority_answer","until":"2026-12-16T02:00:00.157645+00:00"}');
INSERT INTO "history" VALUES('01a22dee0141713d81b462437a8c97f8',1,'2026-12-11T02:00:00.248718Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22dee0141713d81b462437a8c97f8',2,'2026-12-11T02:00:00.266699Z','running','materials','running','method',NULL,'step','01a22dee014b7bb4b89532bda48bf862',NULL);
INSERT INTO "history" VALUES('01a22dee0141713d81b462437a8c97f8',3,'2026-12-11T02:00:00.280720Z','running','method','running','declaration',NULL,'step','01a22dee014b7bb4b89532bda48bf862',NULL);
INSERT INTO "history" VALUES('01a22dee0141713d81b462437a8c97f8',4,'2026-12-11T02:00:00.297681Z','running','declaration','running','contract',NULL,'step','01a22dee014b7bb4b89532bda48bf862',NULL);
INSERT INTO "history" VALUES('01a22dee0141713d81b462437a8c97f8',5,'2026-12-11T02:00:00.318881Z','running','contract','waiting','contract','contract_to_sign','step','01a22dee014b7bb4b89532bda48bf862','{"waiting_for":"payment.contract.signed","until":"2026-12-18T02:00:00.318881+00:00"}');
INSERT INTO "history" VALUES('01a22dee01b570609ed758f7f46db187',1,'2026-12-11T02:00:00.364688Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22dee01b570609ed758f7f46db187',2,'2026-12-11T02:00:00.378851Z','running','materials','running','method',NULL,'step','01a22dee01bb706e93e6c99bf81c285b',NULL);
INSERT INTO "history" VALUES('01a22dee01b570609ed758f7f46db187',3,'2026-12-11T02:00:00.398892Z','running','method','running','declaration',NULL,'step','01a22dee01bb706e93e6c99bf81c285b',NULL);
INSERT INTO "history" VALUES('01a22dee01b570609ed758f7f46db187',4,'2026-12-11T02:00:00.418994Z','running','declaration','running','contract',NULL,'step','01a22dee01bb706e93e6c99bf81c285b',NULL);
INSERT INTO "history" VALUES('01a22dee01b570609ed758f7f46db187',5,'2026-12-11T02:00:00.446989Z','running','contract','running','collection',NULL,'step','01a22dee01bb706e93e6c99bf81c285b','{"note":"method_needs_no_contract"}');
INSERT INTO "history" VALUES('01a22dee01b570609ed758f7f46db187',6,'2026-12-11T02:00:00.467031Z','running','collection','waiting','collection','payer_pays','step','01a22dee01bb706e93e6c99bf81c285b','{"waiting_for":"payment.settled","until":"2026-12-24T00:00:00+08:00"}');
INSERT INTO "history" VALUES('01a22dee023e761ca2eb8108b213d801',1,'2026-12-11T02:00:00.502025Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22dee023e761ca2eb8108b213d801',2,'2026-12-11T02:00:00.522260Z','running','materials','running','method',NULL,'step','01a22dee02477c4eb6fce75e04e856ac',NULL);
INSERT INTO "history" VALUES('01a22dee023e761ca2eb8108b213d801',3,'2026-12-11T02:00:00.542999Z','running','method','running','declaration',NULL,'step','01a22dee02477c4eb6fce75e04e856ac',NULL);
INSERT INTO "history" VALUES('01a22dee023e761ca2eb8108b213d801',4,'2026-12-11T02:00:00.566994Z','running','declaration','running','contract',NULL,'step','01a22dee02477c4eb6fce75e04e856ac',NULL);
INSERT INTO "history" VALUES('01a22dee023e761ca2eb8108b213d801',5,'2026-12-11T02:00:00.607135Z','running','contract','running','collection',NULL,'step','01a22dee02477c4eb6fce75e04e856ac',NULL);
INSERT INTO "history" VALUES('01a22dee023e761ca2eb8108b213d801',6,'2026-12-11T02:00:00.646530Z','running','collection','waiting','collection','account_frozen','step','01a22dee02477c4eb6fce75e04e856ac','{"waiting_for":"payment.method.chosen","until":"2026-12-18T02:00:00.646530+00:00"}');
INSERT INTO "history" VALUES('01a22dee02f77c7ba3eaf0c960dccfb6',1,'2026-12-11T02:00:00.687432Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22dee02f77c7ba3eaf0c960dccfb6',2,'2026-12-11T02:00:00.707799Z','running','materials','running','method',NULL,'step','01a22dee03077af384c2b1bce2742b68',NULL);
INSERT INTO "history" VALUES('01a22dee02f77c7ba3eaf0c960dccfb6',3,'2026-12-11T02:00:00.720646Z','running','method','running','declaration',NULL,'step','01a22dee03077af384c2b1bce2742b68',NULL);
INSERT INTO "history" VALUES('01a22dee02f77c7ba3eaf0c960dccfb6',4,'2026-12-11T02:00:00.759098Z','running','declaration','running','contract',NULL,'step','01a22dee03077af384c2b1bce2742b68',NULL);
INSERT INTO "history" VALUES('01a22dee02f77c7ba3eaf0c960dccfb6',5,'2026-12-11T02:00:00.788499Z','running','contract','running','collection',NULL,'step','01a22dee03077af384c2b1bce2742b68',NULL);
INSERT INTO "history" VALUES('01a22dee02f77c7ba3eaf0c960dccfb6',6,'2026-12-11T02:00:00.829070Z','running','collection','waiting','collection','bank_unknown','step','01a22dee03077af384c2b1bce2742b68','{"waiting_for":"retry","until":"2026-12-11T02:00:02.829070+00:00"}');
INSERT INTO "history" VALUES('01a22dee03af7aec8b2c106d38445f99',1,'2026-12-11T02:00:00.871361Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22dee03af7aec8b2c106d38445f99',2,'2026-12-11T02:00:00.894888Z','running','materials','running','method',NULL,'step','01a22dee03bf7eca9b36f52c4ad02b6e',NULL);
INSERT INTO "history" VALUES('01a22dee03af7aec8b2c106d38445f99',3,'2026-12-11T02:00:00.915019Z','running','method','running','declaration',NULL,'step','01a22dee03bf7eca9b36f52c4ad02b6e',NULL);
INSERT INTO "history" VALUES('01a22dee03af7aec8b2c106d38445f99',4,'2026-12-11T02:00:00.939073Z','running','declaration','running','contract',NULL,'step','01a22dee03bf7eca9b36f52c4ad02b6e',NULL);
INSERT INTO "history" VALUES('01a22dee03af7aec8b2c106d38445f99',5,'2026-12-11T02:00:00.967212Z','running','contract','running','collection',NULL,'step','01a22dee03bf7eca9b36f52c4ad02b6e',NULL);
INSERT INTO "history" VALUES('01a22dee03af7aec8b2c106d38445f99',6,'2026-12-11T02:00:01.004554Z','running','collection','running','voucher',NULL,'step','01a22dee03bf7eca9b36f52c4ad02b6e',NULL);
INSERT INTO "history" VALUES('01a22dee03af7aec8b2c106d38445f99',7,'2026-12-11T02:00:01.044881Z','running','voucher','completed','voucher',NULL,'step','01a22dee03bf7eca9b36f52c4ad02b6e',NULL);
INSERT INTO "history" VALUES('01a22dee047871e0b32164a2bbbe55ff',1,'2026-12-11T02:00:01.071509Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22dee047871e0b32164a2bbbe55ff',2,'2026-12-11T02:00:01.094935Z','running','materials','running','method',NULL,'step','01a22dee048771a693a88fc613236b25',NULL);
INSERT INTO "history" VALUES('01a22dee047871e0b32164a2bbbe55ff',3,'2026-12-11T02:00:01.119040Z','running','method','running','declaration',NULL,'step','01a22dee048771a693a88fc613236b25',NULL);
INSERT INTO "history" VALUES('01a22dee047871e0b32164a2bbbe55ff',4,'2026-12-11T02:00:01.134124Z','running','declaration','running','contract',NULL,'step','01a22dee048771a693a88fc613236b25',NULL);
INSERT INTO "history" VALUES('01a22dee047871e0b32164a2bbbe55ff',5,'2026-12-11T02:00:01.162973Z','running','contract','running','collection',NULL,'step','01a22dee048771a693a88fc613236b25',NULL);
INSERT INTO "history" VALUES('01a22dee047871e0b32164a2bbbe55ff',6,'2026-12-11T02:00:01.187009Z','running','collection','waiting','collection','debit_day_not_yet','step','01a22dee048771a693a88fc613236b25','{"waiting_for":"debit_day","until":"2026-12-18T00:00:00+08:00"}');
INSERT INTO "history" VALUES('01a22dee04fb7a9f84af2823aa4d9c68',1,'2026-12-11T02:00:01.203361Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22dee050b72e0b7e79d2cdd787e93',1,'2026-12-11T02:00:01.218866Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22dee050b72e0b7e79d2cdd787e93',2,'2026-12-11T02:00:01.238850Z','running','materials','running','method',NULL,'step','01a22dee051b72e0a6ee9920330aa5da',NULL);
INSERT INTO "history" VALUES('01a22dee053373d3b96d25ff17f2fd31',1,'2026-12-11T02:00:01.258930Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22dee053373d3b96d25ff17f2fd31',2,'2026-12-11T02:00:01.275083Z','running','materials','running','method',NULL,'step','01a22dee053776209b92f67eb38d03d8',NULL);
INSERT INTO "history" VALUES('01a22dee053373d3b96d25ff17f2fd31',3,'2026-12-11T02:00:01.291024Z','running','method','running','declaration',NULL,'step','01a22dee053776209b92f67eb38d03d8',NULL);
INSERT INTO "history" VALUES('01a22dee055f73aa84610f4ea3f79094',1,'2026-12-11T02:00:01.302906Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22dee055f73aa84610f4ea3f79094',2,'2026-12-11T02:00:01.318910Z','running','materials','running','method',NULL,'step','01a22dee056778d3823f6bd49a1daeb2',NULL);
INSERT INTO "history" VALUES('01a22dee055f73aa84610f4ea3f79094',3,'2026-12-11T02:00:01.334537Z','running','method','running','declaration',NULL,'step','01a22dee056778d3823f6bd49a1daeb2',NULL);
INSERT INTO "history" VALUES('01a22dee055f73aa84610f4ea3f79094',4,'2026-12-11T02:00:01.346892Z','running','declaration','running','contract',NULL,'step','01a22dee056778d3823f6bd49a1daeb2',NULL);
INSERT INTO "history" VALUES('01a22dee05a3739d8c649e18d18117fd',1,'2026-12-11T02:00:01.370899Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22dee05a3739d8c649e18d18117fd',2,'2026-12-11T02:00:01.378784Z','running','materials','running','method',NULL,'step','01a22dee05a775bc836490a923249204',NULL);
INSERT INTO "history" VALUES('01a22dee05a3739d8c649e18d18117fd',3,'2026-12-11T02:00:01.386821Z','running','method','running','declaration',NULL,'step','01a22dee05a775bc836490a923249204',NULL);
INSERT INTO "history" VALUES('01a22dee05a3739d8c649e18d18117fd',4,'2026-12-11T02:00:01.394831Z','running','declaration','running','contract',NULL,'step','01a22dee05a775bc836490a923249204',NULL);
INSERT INTO "history" VALUES('01a22dee05a3739d8c649e18d18117fd',5,'2026-12-11T02:00:01.402829Z','running','contract','running','collection',NULL,'step','01a22dee05a775bc836490a923249204',NULL);
INSERT INTO "history" VALUES('01a22dee05cf71c59fd7e61ec0dcc403',1,'2026-12-11T02:00:01.414810Z',NULL,NULL,'running','materials',NULL,'/portal/shanghai',NULL,NULL);
INSERT INTO "history" VALUES('01a22dee05cf71c59fd7e61ec0dcc403',2,'2026-12-11T02:00:01.422768Z','running','materials','running','method',NULL,'step','01a22dee05d3756a91d144aabd2f4499',NULL);
INSERT INTO "history" VALUES('01a22dee05cf71c59fd7e61ec0dcc403',3,'2026-12-11T02:00:01.430819Z','running','method','running','declaration',NULL,'step','01a22dee05d3756a91d144aabd2f4499',NULL);
INSERT INTO "history" VALUES('01a22dee05cf71c59fd7e61ec0dcc403',4,'2026-12-11T02:00:01.438815Z','running','declaration','running','contract',NULL,'step','01a22dee05d3756a91d144aabd2f4499',NULL);
INSERT INTO "history" VALUES('01a22dee05cf71c59fd7e61ec0dcc403',5,'2026-12-11T02:00:01.448469Z','running','contract','running','collection',NULL,'step','01a22dee05d3756a91d144aabd2f4499',NULL);
INSERT INTO "history" VALUES('01a22dee05cf71c59fd7e61ec0dcc403',6,'2026-12-11T02:00:01.475000Z','running','collection','running','voucher',NULL,'step','01a22dee05d3756a91d144aabd2f4499',NULL);
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
INSERT INTO "inbox" VALUES('01a22dee007e7f16b728c5830cccd093','portal','/portal/shanghai','evt-SH-2026-000001','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22dee006e78199663c6b9211886d5',NULL,'24dfc2ebee5a017386e8d0b04489798db23c587f84f5884c4be6d329205230ad',NULL,NULL,'2026-12-11T02:00:00.003240Z','2026-12-11T02:00:00.003240Z');
INSERT INTO "inbox" VALUES('01a22dee00b8779ab8bcbc5c0b1e8372','portal','/portal/shanghai','evt-SH-2026-000002','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22dee00b77e46a510c1a682e0aebf',NULL,'28c958ccf719aa67ceb569734f4516945969b25d70d777e50da0ae70f5188926',NULL,NULL,'2026-12-11T02:00:00.111494Z','2026-12-11T02:00:00.111494Z');
INSERT INTO "inbox" VALUES('01a22dee014179e7b47ae16717b3048e','portal','/portal/shanghai','evt-SH-2026-000003','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22dee0141713d81b462437a8c97f8',NULL,'49081dea1a2fc21a022c98fa1159acbf82cc10907ff86ee3559dced6e4034cee',NULL,NULL,'2026-12-11T02:00:00.248718Z','2026-12-11T02:00:00.248718Z');
INSERT INTO "inbox" VALUES('01a22dee01b5781dbd489f8e2110a318','portal','/portal/shanghai','evt-SH-2026-000004','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22dee01b570609ed758f7f46db187',NULL,'96a9f4799ef6782d4d542ef65777f1c5fda4baf4040d17a4525c9b191e04d3d5',NULL,NULL,'2026-12-11T02:00:00.364688Z','2026-12-11T02:00:00.364688Z');
INSERT INTO "inbox" VALUES('01a22dee023e7f7d95e7e4418841e258','portal','/portal/shanghai','evt-SH-2026-000005','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22dee023e761ca2eb8108b213d801',NULL,'7eb314d6cf6babc5ce3fac4e620ec6f6fdda1ae10faf63872e361132b70aad64',NULL,NULL,'2026-12-11T02:00:00.502025Z','2026-12-11T02:00:00.502025Z');
INSERT INTO "inbox" VALUES('01a22dee02f8741a97d2818b4d013667','portal','/portal/shanghai','evt-SH-2026-000006','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22dee02f77c7ba3eaf0c960dccfb6',NULL,'5c4bccdcaa1f9d16d81bbc0321d3268d61ec03bf0b144053f7f3cfe6db8c6701',NULL,NULL,'2026-12-11T02:00:00.687432Z','2026-12-11T02:00:00.687432Z');
INSERT INTO "inbox" VALUES('01a22dee03b0734795cc1687ebbee285','portal','/portal/shanghai','evt-SH-2026-000007','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22dee03af7aec8b2c106d38445f99',NULL,'32a320eceb681532e4668f17738d52b047cc8f1ff1827ff190e9a9b4efeed8d5',NULL,NULL,'2026-12-11T02:00:00.871361Z','2026-12-11T02:00:00.871361Z');
INSERT INTO "inbox" VALUES('01a22dee04787a4bb624e5e43e4becbb','portal','/portal/shanghai','evt-SH-2026-000008','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22dee047871e0b32164a2bbbe55ff',NULL,'7f19e9ac7e7bc7376a64330bd1950cac99367d8d986d5caeadec857fcec27ca2',NULL,NULL,'2026-12-11T02:00:01.071509Z','2026-12-11T02:00:01.071509Z');
INSERT INTO "inbox" VALUES('01a22dee04fc71c585a95321d0657103','portal','/portal/shanghai','evt-SH-2026-000020','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22dee04fb7a9f84af2823aa4d9c68',NULL,'382b44843f9477f945c799e878ae35ce76719f1061ccf0144e94ad80a1ef48d4',NULL,NULL,'2026-12-11T02:00:01.203361Z','2026-12-11T02:00:01.203361Z');
INSERT INTO "inbox" VALUES('01a22dee050b7c798ed5a96f5cd85064','portal','/portal/shanghai','evt-SH-2026-000021','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22dee050b72e0b7e79d2cdd787e93',NULL,'6314a90cbe4ff466af43424c15dd35d170f16e9309a77bd5fb0e6c3cc4183a33',NULL,NULL,'2026-12-11T02:00:01.218866Z','2026-12-11T02:00:01.218866Z');
INSERT INTO "inbox" VALUES('01a22dee05337da4a49bf881fa7b0270','portal','/portal/shanghai','evt-SH-2026-000022','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22dee053373d3b96d25ff17f2fd31',NULL,'a6b0f0356b249344242529bb85f67ff746fb1d8924ab788d51d822223fa53c5a',NULL,NULL,'2026-12-11T02:00:01.258930Z','2026-12-11T02:00:01.258930Z');
INSERT INTO "inbox" VALUES('01a22dee055f7d648c521a180e88764f','portal','/portal/shanghai','evt-SH-2026-000023','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22dee055f73aa84610f4ea3f79094',NULL,'fe4ee74180710167e687d468d70eff806e68c602c0f83b6a329e6d1cd32b2d8d',NULL,NULL,'2026-12-11T02:00:01.302906Z','2026-12-11T02:00:01.302906Z');
INSERT INTO "inbox" VALUES('01a22dee05a37cdab1c710e23c5dafa6','portal','/portal/shanghai','evt-SH-2026-000024','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22dee05a3739d8c649e18d18117fd',NULL,'c789569a7a55ac550ff4a1aafdf37267293f6f93ba21d1d1074258a281b6b032',NULL,NULL,'2026-12-11T02:00:01.370899Z','2026-12-11T02:00:01.370899Z');
INSERT INTO "inbox" VALUES('01a22dee05cf7902b125d2d8bf067947','portal','/portal/shanghai','evt-SH-2026-000025','cn.shebao.payment.requested.v1','test','used',NULL,NULL,'01a22dee05cf71c59fd7e61ec0dcc403',NULL,'a6ef348909007975139b62224d8700fa32c5dee208ff741613334359c1293b01',NULL,NULL,'2026-12-11T02:00:01.414810Z','2026-12-11T02:00:01.414810Z');
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
INSERT INTO "ledger_entries" VALUES('01a22dee03af7aec8b2c106d38445f99',1,'payer',NULL,240000,0,'2026-12-11T02:00:01.044881Z');
INSERT INTO "ledger_entries" VALUES('01a22dee03af7aec8b2c106d38445f99',2,'pension.pooling_fund','pension',0,96000,'2026-12-11T02:00:01.044881Z');
INSERT INTO "ledger_entries" VALUES('01a22dee03af7aec8b2c106d38445f99',3,'pension.individual_account','pension',0,64000,'2026-12-11T02:00:01.044881Z');
INSERT INTO "ledger_entries" VALUES('01a22dee03af7aec8b2c106d38445f99',4,'medical.fund','medical',0,80000,'2026-12-11T02:00:01.044881Z');
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
INSERT INTO "messages" VALUES('01a22dee00ab7b1798a116ce3bf6b90d','01a22dee006e78199663c6b9211886d5','email','materials_wanted','{"missing":["bank_card_copy"],"until":"2026-12-21T02:00:00.086491+00:00"}','due',NULL,'2026-12-11T02:00:00.086491Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.086491Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22dee00ab7b4c80f2332a1e5a5c0e','01a22dee006e78199663c6b9211886d5','sms','materials_wanted','{"missing":["bank_card_copy"],"until":"2026-12-21T02:00:00.086491+00:00"}','due',NULL,'2026-12-11T02:00:00.086491Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.086491Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22dee01a67220a79e5bed631f1270','01a22dee0141713d81b462437a8c97f8','email','contract_to_sign','{"contract":"1","until":"2026-12-18T02:00:00.318881+00:00"}','due',NULL,'2026-12-11T02:00:00.318881Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.318881Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22dee01a6725baec94741405251dc','01a22dee0141713d81b462437a8c97f8','sms','contract_to_sign','{"contract":"1","until":"2026-12-18T02:00:00.318881+00:00"}','due',NULL,'2026-12-11T02:00:00.318881Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.318881Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22dee022f7ec6b294b5484090df3d','01a22dee01b570609ed758f7f46db187','email','pay_by_yourself','{"method":"tax_app","order":"bank-b187:order:1","until":"2026-12-24T00:00:00+08:00"}','due',NULL,'2026-12-11T02:00:00.467031Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.467031Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22dee022f7f05b57b04bfd3052ee5','01a22dee01b570609ed758f7f46db187','sms','pay_by_yourself','{"method":"tax_app","order":"bank-b187:order:1","until":"2026-12-24T00:00:00+08:00"}','due',NULL,'2026-12-11T02:00:00.467031Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.467031Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22dee02e47cf38fe1b56d0a0b950b','01a22dee023e761ca2eb8108b213d801','email','choice_wanted','{"methods":["tax_app","gov_app","alipay","wechat"],"reason":"account_frozen","until":"2026-12-18T02:00:00.646530+00:00"}','due',NULL,'2026-12-11T02:00:00.646530Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.646530Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22dee02e47d319447ed9f47c57f1c','01a22dee023e761ca2eb8108b213d801','sms','choice_wanted','{"methods":["tax_app","gov_app","alipay","wechat"],"reason":"account_frozen","until":"2026-12-18T02:00:00.646530+00:00"}','due',NULL,'2026-12-11T02:00:00.646530Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:00.646530Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22dee046876efbd19c65f258c4b43','01a22dee03af7aec8b2c106d38445f99','email','voucher','{"voucher":"310000V99YYUWYR6DXDH"}','due',NULL,'2026-12-11T02:00:01.044881Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:01.044881Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES('01a22dee0468772e83210cc196b9dcd2','01a22dee03af7aec8b2c106d38445f99','sms','voucher','{"voucher":"310000V99YYUWYR6DXDH"}','due',NULL,'2026-12-11T02:00:01.044881Z',NULL,0,NULL,NULL,NULL,'2026-12-11T02:00:01.044881Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO "outbox" VALUES('01a22dee007372c69b7e272889d7ba2c','01a22dee006e78199663c6b9211886d5','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000001","region":"310000"}','2026-12-11T02:00:00.003240Z','2026-12-11T02:00:00.003240Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22dee00ab7b70b83b743279121fa5','01a22dee006e78199663c6b9211886d5','cn.shebao.payment.waiting.v1','{"for":"payment.materials.supplied","until":"2026-12-21T02:00:00.086491+00:00","reason":"materials_missing"}','2026-12-11T02:00:00.086491Z','2026-12-11T02:00:00.086491Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22dee00b87019a3a529b31ed0f55a','01a22dee00b77e46a510c1a682e0aebf','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000002","region":"310000"}','2026-12-11T02:00:00.111494Z','2026-12-11T02:00:00.111494Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22dee013178c4827db4fc04015e2e','01a22dee00b77e46a510c1a682e0aebf','cn.shebao.payment.waiting.v1','{"for":"authority_answer","until":"2026-12-16T02:00:00.157645+00:00","reason":"authority_pending"}','2026-12-11T02:00:00.157645Z','2026-12-11T02:00:00.157645Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22dee01417327b93892dc366df809','01a22dee0141713d81b462437a8c97f8','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000003","region":"310000"}','2026-12-11T02:00:00.248718Z','2026-12-11T02:00:00.248718Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22dee01a67276b1efec417ecd7430','01a22dee0141713d81b462437a8c97f8','cn.shebao.payment.waiting.v1','{"for":"payment.contract.signed","until":"2026-12-18T02:00:00.318881+00:00","reason":"contract_to_sign"}','2026-12-11T02:00:00.318881Z','2026-12-11T02:00:00.318881Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22dee01b57211955e12ed58418c5e','01a22dee01b570609ed758f7f46db187','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000004","region":"310000"}','2026-12-11T02:00:00.364688Z','2026-12-11T02:00:00.364688Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22dee022f7f23a95bb6d5e15a46ad','01a22dee01b570609ed758f7f46db187','cn.shebao.payment.waiting.v1','{"for":"payment.settled","until":"2026-12-24T00:00:00+08:00","reason":"payer_pays"}','2026-12-11T02:00:00.467031Z','2026-12-11T02:00:00.467031Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22dee023e77c7a993a716c37b754f','01a22dee023e761ca2eb8108b213d801','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000005","region":"310000"}','2026-12-11T02:00:00.502025Z','2026-12-11T02:00:00.502025Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22dee02e47d4c888c2b6e12263204','01a22dee023e761ca2eb8108b213d801','cn.shebao.payment.waiting.v1','{"for":"payment.method.chosen","until":"2026-12-18T02:00:00.646530+00:00","reason":"account_frozen"}','2026-12-11T02:00:00.646530Z','2026-12-11T02:00:00.646530Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22dee02f77e1b88726aeb143ffc0b','01a22dee02f77c7ba3eaf0c960dccfb6','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000006","region":"310000"}','2026-12-11T02:00:00.687432Z','2026-12-11T02:00:00.687432Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22dee03af7c9dbf00ec3acc30051a','01a22dee03af7aec8b2c106d38445f99','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000007","region":"310000"}','2026-12-11T02:00:00.871361Z','2026-12-11T02:00:00.871361Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22dee04577472a949791c3fa4238a','01a22dee03af7aec8b2c106d38445f99','cn.shebao.payment.collected.v1','{}','2026-12-11T02:00:01.004554Z','2026-12-11T02:00:01.004554Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22dee0468774780e4379b8d80f534','01a22dee03af7aec8b2c106d38445f99','cn.shebao.payment.completed.v1','{"voucher":"310000V99YYUWYR6DXDH"}','2026-12-11T02:00:01.044881Z','2026-12-11T02:00:01.044881Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22dee04787397b9051effcb8cd553','01a22dee047871e0b32164a2bbbe55ff','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000008","region":"441900"}','2026-12-11T02:00:01.071509Z','2026-12-11T02:00:01.071509Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22dee04f17036a61db264c3fcb87a','01a22dee047871e0b32164a2bbbe55ff','cn.shebao.payment.waiting.v1','{"for":"debit_day","until":"2026-12-18T00:00:00+08:00","reason":"debit_day_not_yet"}','2026-12-11T02:00:01.187009Z','2026-12-11T02:00:01.187009Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22dee04fb7c26b1fec8ec19a612c5','01a22dee04fb7a9f84af2823aa4d9c68','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000020","region":"310000"}','2026-12-11T02:00:01.203361Z','2026-12-11T02:00:01.203361Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22dee050b747182cb49bca0f212e8','01a22dee050b72e0b7e79d2cdd787e93','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000021","region":"310000"}','2026-12-11T02:00:01.218866Z','2026-12-11T02:00:01.218866Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22dee0533755aa4c126f988fe2527','01a22dee053373d3b96d25ff17f2fd31','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000022","region":"310000"}','2026-12-11T02:00:01.258930Z','2026-12-11T02:00:01.258930Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22dee055f7527b1b826ed114c568b','01a22dee055f73aa84610f4ea3f79094','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000023","region":"310000"}','2026-12-11T02:00:01.302906Z','2026-12-11T02:00:01.302906Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22dee05a37516854163851ccf5439','01a22dee05a3739d8c649e18d18117fd','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000024","region":"310000"}','2026-12-11T02:00:01.370899Z','2026-12-11T02:00:01.370899Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22dee05cf7310a502f46332c1b384','01a22dee05cf71c59fd7e61ec0dcc403','cn.shebao.payment.accepted.v1','{"reference":"SH-2026-000025","region":"310000"}','2026-12-11T02:00:01.414810Z','2026-12-11T02:00:01.414810Z',NULL,0,NULL);
INSERT INTO "outbox" VALUES('01a22dee061b70dcb85d41a025b5bf9f','01a22dee05cf71c59fd7e61ec0dcc403','cn.shebao.payment.collected.v1','{}','2026-12-11T02:00:01.475000Z','2026-12-11T02:00:01.475000Z',NULL,0,NULL);
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
INSERT INTO "payments" VALUES('01a22dee006e78199663c6b9211886d5','portal','/portal/shanghai','SH-2026-000001','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','materials','materials_missing',2,NULL,'2026-12-14T02:00:00.086491Z','payment.materials.supplied','2026-12-21T02:00:00.086491Z',0,0,0,NULL,NULL,'{"asked":{"waiting_for":"payment.materials.supplied","at":"2026-12-11T02:00:00.086491+00:00","until":"2026-12-21T02:00:00.086491+00:00","about":{"missing":["bank_card_copy"]},"reminders":0}}','2026-12-11T02:00:00.003240Z','2026-12-11T02:00:00.086491Z',NULL);
INSERT INTO "payments" VALUES('01a22dee00b77e46a510c1a682e0aebf','portal','/portal/shanghai','SH-2026-000002','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','declaration','authority_pending',4,NULL,'2026-12-11T02:00:02.157645Z','authority_answer','2026-12-16T02:00:00.157645Z',0,0,0,'tax_app',240000,'{"polls":1,"awaited":{"key":"01a22dee00b77e46a510c1a682e0aebf:declaration:1","until":"2026-12-16T02:00:00.157645+00:00"}}','2026-12-11T02:00:00.111494Z','2026-12-11T02:00:00.157645Z',NULL);
INSERT INTO "payments" VALUES('01a22dee0141713d81b462437a8c97f8','portal','/portal/shanghai','SH-2026-000003','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','contract','contract_to_sign',5,NULL,'2026-12-11T02:00:02.318881Z','payment.contract.signed','2026-12-18T02:00:00.318881Z',0,0,0,'bank_debit',240000,'{"polls":1,"asked":{"waiting_for":"payment.contract.signed","at":"2026-12-11T02:00:00.318881+00:00","until":"2026-12-18T02:00:00.318881+00:00","about":{"contract":"1"},"reminders":0}}','2026-12-11T02:00:00.248718Z','2026-12-11T02:00:00.318881Z',NULL);
INSERT INTO "payments" VALUES('01a22dee01b570609ed758f7f46db187','portal','/portal/shanghai','SH-2026-000004','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','collection','payer_pays',6,NULL,'2026-12-11T02:00:02.467031Z','payment.settled','2026-12-23T16:00:00.000000Z',0,0,0,'tax_app',240000,'{"polls":1,"pay_order":"bank-b187:order:1","asked":{"waiting_for":"payment.settled","at":"2026-12-11T02:00:00.467031+00:00","until":"2026-12-24T00:00:00+08:00","about":{"method":"tax_app","order":"bank-b187:order:1"},"reminders":0}}','2026-12-11T02:00:00.364688Z','2026-12-11T02:00:00.467031Z',NULL);
INSERT INTO "payments" VALUES('01a22dee023e761ca2eb8108b213d801','portal','/portal/shanghai','SH-2026-000005','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','collection','account_frozen',6,NULL,'2026-12-14T02:00:00.646530Z','payment.method.chosen','2026-12-18T02:00:00.646530Z',0,0,0,'bank_debit',240000,'{"refusal":"account_frozen","refused_methods":["bank_debit"],"asked":{"waiting_for":"payment.method.chosen","at":"2026-12-11T02:00:00.646530+00:00","until":"2026-12-18T02:00:00.646530+00:00","about":{"methods":["tax_app","gov_app","alipay","wechat"],"reason":"account_frozen"},"reminders":0}}','2026-12-11T02:00:00.502025Z','2026-12-11T02:00:00.646530Z',NULL);
INSERT INTO "payments" VALUES('01a22dee02f77c7ba3eaf0c960dccfb6','portal','/portal/shanghai','SH-2026-000006','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','collection','bank_unknown',6,NULL,'2026-12-11T02:00:02.829070Z','retry','2026-12-11T02:00:02.829070Z',1,0,0,'bank_debit',240000,'{"contract":"01a22dee02f77c7ba3eaf0c960dccfb6:contract:1"}','2026-12-11T02:00:00.687432Z','2026-12-11T02:00:00.829070Z',NULL);
INSERT INTO "payments" VALUES('01a22dee03af7aec8b2c106d38445f99','portal','/portal/shanghai','SH-2026-000007','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','completed','voucher',NULL,7,NULL,NULL,NULL,NULL,0,0,0,'bank_debit',240000,'{"contract":"01a22dee03af7aec8b2c106d38445f99:contract:1"}','2026-12-11T02:00:00.871361Z','2026-12-11T02:00:01.044881Z','2026-12-11T02:00:01.044881Z');
INSERT INTO "payments" VALUES('01a22dee047871e0b32164a2bbbe55ff','portal','/portal/shanghai','SH-2026-000008','441900','flexible','pension','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','waiting','collection','debit_day_not_yet',6,NULL,'2026-12-17T16:00:00.000000Z','debit_day','2026-12-17T16:00:00.000000Z',0,0,0,'bank_debit',120000,'{"contract":"01a22dee047871e0b32164a2bbbe55ff:contract:1"}','2026-12-11T02:00:01.071509Z','2026-12-11T02:00:01.187009Z',NULL);
INSERT INTO "payments" VALUES('01a22dee04fb7a9f84af2823aa4d9c68','portal','/portal/shanghai','SH-2026-000020','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','materials',NULL,1,'01a22dee0503781b9f761515b0b94a8f',NULL,NULL,NULL,0,0,0,NULL,NULL,NULL,'2026-12-11T02:00:01.203361Z','2026-12-11T02:00:01.203361Z',NULL);
INSERT INTO "payments" VALUES('01a22dee050b72e0b7e79d2cdd787e93','portal','/portal/shanghai','SH-2026-000021','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','method',NULL,2,'01a22dee051b72e0a6ee9920330aa5da',NULL,NULL,NULL,0,0,0,NULL,240000,NULL,'2026-12-11T02:00:01.218866Z','2026-12-11T02:00:01.238850Z',NULL);
INSERT INTO "payments" VALUES('01a22dee053373d3b96d25ff17f2fd31','portal','/portal/shanghai','SH-2026-000022','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','declaration',NULL,3,'01a22dee053776209b92f67eb38d03d8',NULL,NULL,NULL,0,0,0,'bank_debit',240000,NULL,'2026-12-11T02:00:01.258930Z','2026-12-11T02:00:01.291024Z',NULL);
INSERT INTO "payments" VALUES('01a22dee055f73aa84610f4ea3f79094','portal','/portal/shanghai','SH-2026-000023','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','contract',NULL,4,'01a22dee056778d3823f6bd49a1daeb2',NULL,NULL,NULL,0,0,0,'bank_debit',240000,NULL,'2026-12-11T02:00:01.302906Z','2026-12-11T02:00:01.346892Z',NULL);
INSERT INTO "payments" VALUES('01a22dee05a3739d8c649e18d18117fd','portal','/portal/shanghai','SH-2026-000024','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','collection',NULL,5,'01a22dee05a775bc836490a923249204',NULL,NULL,NULL,0,0,0,'bank_debit',240000,'{"contract":"01a22dee05a3739d8c649e18d18117fd:contract:1"}','2026-12-11T02:00:01.370899Z','2026-12-11T02:00:01.402829Z',NULL);
INSERT INTO "payments" VALUES('01a22dee05cf71c59fd7e61ec0dcc403','portal','/portal/shanghai','SH-2026-000025','310000','flexible','pension,medical','2026-12','2026-12','materials,method,declaration,contract,collection,voucher','running','voucher',NULL,6,'01a22dee05d3756a91d144aabd2f4499',NULL,NULL,NULL,0,0,0,'bank_debit',240000,'{"contract":"01a22dee05cf71c59fd7e61ec0dcc403:contract:1"}','2026-12-11T02:00:01.414810Z','2026-12-11T02:00:01.475000Z',NULL);
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
INSERT INTO "requests" VALUES('01a22dee006e78199663c6b9211886d5','a6abd35353ed1d9a3cd5f6e33aa39193a5597ff5fea05889df8d4828d769e70d','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.3DTm8tgayRhLOEaEyXt0U3FVvfh7SlRKVgWnLWn7oXcUGFW38pW+tjRR34bBeO6RfP2B4wCR7H6DMWPo+uoWe5zQzo/k68vuCto7fdveBB87cbBRC2132cwoPqOMQn16f6PEN5eJLWiL2t5yey3Awy67n5JZ4QwHuAF9/Jw+Z1Kjdsf/2rL/U7S/C0s0OPYp7faviT1JoSd8h2JgfyKFjagZexzO81yf/xM36+A7nr/vPws1HZHlgxtX4pg8dD1p2ziwMZ0Ye+gDe7zcybb3Oh1Ezcu4Ini2KzgL3qqJTo3XWro5Wrdm4JGrgGe/xV4z1R0nkt5OcA==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22dee00b77e46a510c1a682e0aebf','99265c5e6560e12c040bd781bd88a689eb067bdcf0a75de6ed9d647febb8ddc5',NULL,'c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.R2RYiiNVSShBLyOaWhowYbwr3nFoHVlAkjm25S3P2obIF2YG9Vqw61GHx7n6ceVZM2yWi60ygnqEDrHt24kCIp374B33gjWf4tK4yZTXSifkSbaUrnNwxQR4n5yPUmtTsGFF2+nmqsXM0z+GX5P+pXewOAVbVi/3LBZE2yzDbfSdYGR9NYgqLGhAV4BhS8DNPd5Dr+hgWa01HPk=','zh-CN','{"base":800000,"category":null,"grade":null,"method":"tax_app","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22dee0141713d81b462437a8c97f8','63db408999b291af981ffc1e63a5110c398593ff3a574e69b20c763455c8c5f3','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.4lutaZy3BIezrQ1ZLfLXNpl+LDZ87Kv8THkVac0LV9HJm/gT2JvZSzzX7N9vRGiPkePTIfuzrhOlp+nDqMUuE0hAVPcwX1Aq16Xb2of9SS8znWvuQXN1BxdNaCCekr6Wuc24tV309nItbhxYx7zQlrlZx1dS45XxEYUrx8uVQUObMjFMRG120q1fUhoH12pEvAJ5XsIqOCBPHKcT2Pv55BK3Hp0bzz8KOeRO697hxvMhSesRTDeQ3iHalypQ20hEqaAvgCNj5vtVzRFR1Fr1BZpunM9AzGVwVRsrLs77vq40wIecMcmZcC7l+gsj+l8iFYBlNwl6yA==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22dee01b570609ed758f7f46db187','09ceb32461ad89e857f36d090b18156d2733d2ee387728f70f927d7200fc9be9',NULL,'c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.EsN4+zLsG7vUOFXqE5KlAYyL4aVvg0QnO4Y43OUZ1g5+Nna4yUFgW0sO5sjAxoxDTBpb9eJtXl0DdAAKMzGqqlwoS3hWpbZjTMp21EqIBsS7W35sX/rl5JF/iVKmQtkJ43wE2P+2a9CcQ60KuflR1ElaLTs2skhS7gFUDd7iq/MvwxiWPSfmU1b/ZJRgVlys0P5D/+yWF/+9Y9g=','zh-CN','{"base":800000,"category":null,"grade":null,"method":"tax_app","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22dee023e761ca2eb8108b213d801','1d827b82e3d32a4514e85c3fe7e57b003c532a85b823d989a48e9896e3c9f899','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.g5C/vj/rv/yBuso28a+nAtjMFTXnuzMaZMxi4FXNbNHx5anGf6nh7BfJqy553arr5T/POSfytGOwDtxkp6xXHwJY/OroUjqqqHyG3Asp0NBttX3r2wjmKB06lQ51/7mJBRM98lJhODGoSMqr2gzmi2SdgcrS+rjnDZhJoea6HbarckbmDSy7EB1Rrbrt4Oe3P5VYPu219th7c3YaF0VG5pImp+qwVP06rIASPq13hLxquO5nbatenC8su4E1ONkVm8L3xAtrRvJ6/YvdnC/gAjhfm3g5hHSHtdh+y+soIR73tYEHaMWUzQnCEul9WF6nZ0ISRcA+Nw==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22dee02f77c7ba3eaf0c960dccfb6','133023b360e99f052f1f06e26eb3c5678801b0c50716eb15ccb4415800440a07','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.gC0PBwZJ0SlPdYctZbsCTUtA0IFbOnsU8Z8J7erNI4J80StKXSUR+wD3ZKdxUFwz//7jRLSmuLx7OijQrI27pLNOLyV3xIwPPGAR5FFc8pEsNHHbdeTf0IPZVHl6tVo3oP7v+c9vaovnmwUg3EUs3Y28RG3XPzcsEdYserJ0c5HZdIFp6YGbpbncTYZVLWbqBSK6kHaKNKkqCCPNDRfoHJ8HoU6S4Kf3j0IAxq/czZcCXtWfPs1K1snnVNhyC/CMAVqmiNqRVl7sw+zUkZHXLwQy7H3dFixr1J3ewKXsNu7hdalVHfIX1IU8jKttcn+VR1BvgqbtDw==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22dee03af7aec8b2c106d38445f99','63b08f8325309a900e0e323d09c0a911811b322bfa2092d94b9479e7b6ea8655','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.dxWfeb77vueUvOp1NtJ1DZq9rCCtr6hl2018L2eYtb7C6kZR09FvgWTRR6xQAtCnwQd6/DEmlAHFGwE+vfvj4ya/hKOos+IPb6jgiPROHNVSeB8OybE/IXitzs6GEPuKu2VvOM5ZAk2xQx52EjtYcoJOotdZtCXhJ6/cVX6QqThN+7AF8dlNNDgMpeLTUmidA9BPB3NInuFXUqBeAnL+UTvIAhQ+6g5PlpsP1zkVkpZZDS4P4z1hF7u/hGk2VCiytZKqFU6yqOicy1nlP0VEfiAnH+xzL+FTFtZ4Vhv2maJOrFKjbtCSkyM2J0OHlOZTeDGoT1sHbQ==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22dee047871e0b32164a2bbbe55ff','47462b862f53252775e2f3c95a554b9a0fe1d2303ffc011c365c1b840ef6aa79','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.cMl2RhNSqsQPIOAF29pwAulV7eTHtzkm73yNYLAqv7jcer7md6isFyJV4GHIV+1T/rS39i1LMfbaYO8+w+0Xo+8Y38G/Z4gm1tIEdU5Tb+cokkeN3QQowPkp9K7dSJx+GRsgoUAzGO0s8w+611BiDEQSff/Lm7DfdcX3sXjmjMJxLbhw1EcQGlag31c3u/24Do7N4OgCcOpFHTiGm0SyRRXDLNqnS+Uaz67oLbSWe22QbYfWcMU7GZ6EbkI17bPDm2sio/ZKjxs1+4manVrC5QUtEvl5sB4U6V3JhDDe74uoIdQFFIguimJkgRozb80leqMKiXCAcg==','zh-CN','{"base":600000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22dee04fb7a9f84af2823aa4d9c68','1aeeb95edcbd17d68acb1e19e13f2017525dcbd809f55f0109447d0fae16af97','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.EIuflxdHufqQizCnWb+ZZX6qMNYt8BR6xBCxTEtsX0Lgm6gkuZ7yDCTxaQut+qtdbRxPJKK+vP11ZQzLBfAv7Wyd/jWt6iM0/iq/5mNoSUbO6Nps1UEnPX8vYb7U5urgHxOTrGBiMIcdW4P/3yGs3ep7JnH8S5ZstPyNr/9gvbKxb5I8Od+aYtPcdSTR4iFuZ3KERIWs5k3rqN5FLtWuk58O7fIXnp70WGgVbjJ6oO/cQg+2IXOJFsJV2GVfkCSkUPtC9pmMsYcceo+kssUQJHNYaL+TPXwRWZvl6T1ElIETwNy9gW8tNKlBfhHyyDN7lHVrQzoJew==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22dee050b72e0b7e79d2cdd787e93','232edbda4e8b01553000aa465f68a51757d44e3e4d1c0c1e84afd9ee8287930f','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.1Y//Z9e+VMBQyKssLolcZImMDXrq3ffU658HvdAFFBHTgXCoLBRf6AyQvp1+AQ9ZN+AfRWEeNbpvr80ZELy1jADMBLW/jr1YYQnUnOSbzDIDFLcljM1oCGBRgGZkNCXhW0j6sQWhQ65eEaleK2wpx31Ut7zc2OshAnU1BkGs8J7XFQslSgkkF+S7VBKHMr8OCbLZ6wxolq4bPh3o5QPHhwHxOpwcTZFpnSLO4E36+Ujzxfhh687qaDoRvT79wSB08lvdX89KATx1fu3fo56FbWLtrOge7Kzm+WGiX7FDQfvGAO2+eciU9a17R2HwcdD9VJ1Ui6cfKw==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22dee053373d3b96d25ff17f2fd31','bed81efd04fbd44737c599b015d6e330a8f28e89c85b033673a870a1dda0dce9','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.qRsyl/T8Ii/NNCT/RV056xwc8xCqXZsJF2nMx5mSiBua+MDdW4uDlDlLAfgR5bRtDYJz45rwH4xbZQkAntEwfhazqFiA3ikh94GfwS0Juu8iyqC6AfgMjzDFR+BwESa+PMU3+QCHRcwuQxuXsnCfK1vl0dmHyUzDSvCWSh+6Tvzz6EOWkYwS+uvlu/+rDC2MaCW9hUukFpBwob9jTVoqw0rjk6CcEk9fRXhRis8sVoPp8ktrBTzNPvDpFd/ZIdc3qUni/pSUE3GCgVkid8RrNYV+n+3wOuKBLEpJ6SIL+BOTZgdH4yknbL6u7CIQ4vdTB/hlTOqK6g==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22dee055f73aa84610f4ea3f79094','5007134139fabce2bfea50773dad726e8b708a32993d8fb33173c9457b6c83ea','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.aPHey85VnzfpFhpeiqEvUlL3wZkGU3UAPuOI9jFtb2uAE3rcZYHG8qS48k5ttQMw8kF1BNkiCvlSYcRK42E2wBmDs5ocFg5FSeLeSDeu9BopYnWMGDYSoWwg4DHQGNIgntHox2ZM4s1aKaUsnF4gxERYtSH4i07gwfnujGtLOg0StDiD8y+0sJfhSaYECL9Jgn+1I8kF8SAWf92FFE5uy3/oDJwBP0AwjH82EVLc9s8ZSdSEPi4L1GCB6eSTe5+yQFeFdrr2Fh5V+/KsEJs9fSQ+yYF3T+hSk8pPNLlGqIo9Qcizjlsknw3uqfFZiSFbAbljFXo/tg==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22dee05a3739d8c649e18d18117fd','5d79db05af9c9d19e96d73662c4ca435139f8aca955bde0b40b63f1633ce0156','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.0ahcJToOzk2INdh23aAuVg1D/bVk8oxs+RGD1oF7rZ9QJ6RXn4cbWD8ooim10QAgU8cuDWxOsMjoZx9r/W7B/UBMp9JSu7O81OZiN5TiZJnGBSZgOOsHotiFBWRVFRoR8CnBX/LCl49YKDsbe1IOisTKGhwn28JaRzkCE9u2YFQAMnkuS0fnvN/43rdpLEANOcaVgl9s43uoEQ+NSSTK61HNlkmGcF6LRuH8JfTyUGguV1oiXmD2KZ7nAdVw+dvlbctrQ4i0mk0rcwq9BpvqnCnSNgfFMNGl+wz9f4pobHun7eTtpY6BMoJVF4E1uw1LG6eG+cG/UA==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
INSERT INTO "requests" VALUES('01a22dee05cf71c59fd7e61ec0dcc403','6b60b559ed409c14b926fc74399513cfbddcaa3f9430e7608414bb0302109e73','1084a1b35ad19d2a9e34f7bb4a84eb8a1a3c464d74fc29d3059683b2919af497','c571898843904f183166e4489c79a0bbb911cde929d539e3ccaa5ebcfcd26d14','28a980486c2d643f7a89c743fa216b106046762550952473ed62fb287b3647cc','v1.t1.CL12G8aVQtH2IAtEOQJR2dtVrWEhqHUdsS2BI4VksbNRptmyG5PN/rxm1/MAistJUSV3U0m4YKlWdnZ9EB8uQ8ka4Ak3La7mE3HdgPPUhUN8AZRbMJU7oJ4aR1JbVhViLxqFWgZ4ogG97dX1Wj/Bpu+iPV3pMl1iiGwHCAyzLxGCSO7HvsVakApfdJ7q8GrI5PB1aq5kptMBGTcCgDZJfPYU6EkVSi5kuQ7UzV4ckuBN3FVd1A0QOV2YwmZ6AZ2RTWk8NSCWggE/SPPzksK4ZhpFtA+tD8kRVN8BMaJ2BEaedvEstVqu/o3yejuMG6EZI7clhyqjcw==','zh-CN','{"base":800000,"category":null,"grade":null,"method":"bank_debit","materials":[{"kind":"id_card","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"},{"kind":"bank_card_copy","sha256":"5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e","valid_until":"2031-05-01"}],"channels":["email","sms"]}');
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
INSERT INTO "runs" VALUES('01a22dee0503781b9f761515b0b94a8f','materials,method,declaration,contract,collection,voucher','materials','["01a22dee04fb7a9f84af2823aa4d9c68"]','2026-11-30T19:28:35.299000Z',NULL,'2026-12-11T02:00:01.211085Z');
INSERT INTO "runs" VALUES('01a22dee051b72e0a6ee9920330aa5da','materials,method,declaration,contract,collection,voucher','materials','["01a22dee050b72e0b7e79d2cdd787e93"]','2026-11-30T19:28:35.333000Z',NULL,'2026-12-11T02:00:01.234649Z');
INSERT INTO "runs" VALUES('01a22dee053776209b92f67eb38d03d8','materials,method,declaration,contract,collection,voucher','method','["01a22dee053373d3b96d25ff17f2fd31"]','2026-11-30T19:28:35.381000Z',NULL,'2026-12-11T02:00:01.262971Z');
INSERT INTO "runs" VALUES('01a22dee056778d3823f6bd49a1daeb2','materials,method,declaration,contract,collection,voucher','declaration','["01a22dee055f73aa84610f4ea3f79094"]','2026-11-30T19:28:35.451000Z',NULL,'2026-12-11T02:00:01.311089Z');
INSERT INTO "runs" VALUES('01a22dee05a775bc836490a923249204','materials,method,declaration,contract,collection,voucher','contract','["01a22dee05a3739d8c649e18d18117fd"]','2026-11-30T19:28:35.499000Z',NULL,'2026-12-11T02:00:01.374942Z');
INSERT INTO "runs" VALUES('01a22dee05d3756a91d144aabd2f4499','materials,method,declaration,contract,collection,voucher','collection','["01a22dee05cf71c59fd7e61ec0dcc403"]','2026-11-30T19:28:35.579000Z',NULL,'2026-12-11T02:00:01.418924Z');
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
INSERT INTO "vouchers" VALUES('310000V99YYUWYR6DXDH','01a22dee03af7aec8b2c106d38445f99',1,'KG7FJX','90cd9eab0c2c1fee72cf661baf4abe2e23133363efcc525152e4d42993944b3a','9bc559901e5de5af480e50b3509c3765f6fb51b76a85b767baa876e9e62b324dd0cc1a334d83556b251c8acc7261c8533c7048ae195f1b516d349d3618b5850b','de52c5b7d3964059','v1.t1.HBTlZ4vqVlB6DvCxRc5rooK7MCNbVdpWu4AktFOzW6oIu93pScHrdTQuFIgOFfikFV8hhAGki0HxWFmWAy9m5yC9Bf9CvFja838tQCMENkKoIzLfl58q9EifhVck7H8lwDTP7lIaqMNq2rWnTe4nOE5sAubBNoaVEyMB1U4aH6ZhHtgUmnUQXnt/SEknEcr2DQDGod3l7pY1SfUIiMpQOfxNSXUMdBSstE32nFTwmSWDfS4FDI1+yg1itp6m3yGvSew3jrhEGzzcOYG1vQ4uc6IwWm7l/OoIMAzio9NN5LlcXX2ukr0rsGa3k6fP47tFsyMI7wsH/9PzagjJ3i84IPzGBkNRzdNWCL1fwMrjnJcLYtMaB3CSsteiUW/OWPWge2F36WAQLP+f7XcjY7aVZ3oa+V2DaMfCtVeMS+tVSGw3uXo9+aon25TdB1t3hZfOc9S0m1AASTbVYQOCSnZzhiV7ecWEoz8upZwMiyFc/zBnHqPVryHych51nSyDt5zh7sVX8g/UFwFRtmqrnfIJQTrTI9IeTtNIaNe4vMaEAoLntFrLLJb/X93J4dE+ctCdoUAl+A+Y73Z1q4k5pGTFRZUqzqQPlHSvoK/f0jsWFPPJpswWZvyuP4enqRubAQIVJ6GyT4Ob7cyvT6T0+s2AsRiJgHajN2mBuiiBOu9QL1ln9E04xxO1rBkpn+CXTm9bpv2w37uYUsJrKWY0AudSld0W1KC5OqbX7uLg7YwaVDgecDfuxC7HnQWdq4TcD4dRR2gkLh2M25S38YPWNFnJG+ru98bpJalUYkC1oW7/h6vC9llRN12PV+3ZezW90yGc6O56G6h+yp6iz+zB59uAisGx8GWMdgWvXMhY8HyZPD+oJgFbPoDJETcRlNUdJjtdaSebKkKoanJfBVeKWqNavHzrpiDdmlE4Fr1ubC/y+pGkAU4wCPuM5r/Rd+1xfSd5E2sNaNdv+k6rIIWCkqC54DxzUmhihflrW5TxCk++iewIC8ZCwZSGLV2G5QXspehK+dLYWQOMZ3r1ERKjuoizUxCzjHRO0xj/Xj5k8E6uklV0vWTCkr/v/wSfmjCGQYGfNZPSQGMk8ZGp5G3D1ydKngWgqIjBlX0WcgtU2MQY8HYoL8DbNL+p/qoKQxtyzsoOes4oOaqqUYfP5CUE0GKV8gLXYGmmYlhjqocmD4lrrf2CB9P/LfA7K17t6drM2Zo+XnZecXEooO2hiYJvJ7zSwwrl1ylQERmTT0dQZA0oRjqJ9YXhqckszJ1UYdCGQC3bIJIMx/ZXnUOFh8KuT69fc9TxHy0dDP0Rb5oxpCCgwNKaDTetMpNPD6x8V04ioXT4jWPAP9LW6IBUL6zOqjlpDtuazGJ/S3ELKeyTv2RM0EbNX4vIFUXcQHlJEotEbxqQbz7jZV/bybVtTPeGL7zQnlbkxyceB3UWsjHY5qFDfkXQkm2t9IiuyONnvT1RlFau10HAqldOyzLjj2k0MdQSxEpr1LO9lfJEoJj6pmggpGyEgKgtjNFVfC6V4t6NMfBO6S/lcVSf+24bFwZP9tf/u/9mTQVu2+TTUL69XTdonM7H35s9smY7nt39lHR+QEqH3NzjjWWpwxJNpXm++UypQphcaHpqNFMxq3tTYjDrcKrmaXxsET9m3742sU+0xBPfVso4JcQkPFrZHFgW8lgIDgiTw4BmW0zcycX6W67/OBivl5JtWoAQ2GF7AgSmrCVe6ogffNTj9ycM1pnQLlvnZ3H9pIbimT3Y6OAs1zwQwVf0jAHlaGWolJ4SDHjtirna+G9A7gnPIR7oZ5+GobIp+/+4eq2MCs3SBUNzU3ySf/yqUuWKaCYwia9M3joQu78t7Gu4VNHr0c9bX1Uf4JK8EPxR3S3PCwwRgHvyLnsG1z4u6ILg2BgWsfcfj1DSE3L/0KRDAy6eCtUombhkULdmVNoM6OZDg54diUlbxhdp5V7wD5Y6gmxP3kogR6+mee4ZJtSmpDh1pgvxYVsO6iR5nWPS0gkI8csFZ1Pa7vAjHoGJrsH2WYMdO6O9ABf/SoU6TzuW0DgPX7Xl1wBeVBrvrvj2HOSvJg6T0Bsrij6BjbGT6gwnB4RESbWvx7VFEyqqpvczf/P3Tza6okcYmBSjYpHC1xls+E/Kqx8b6e17FglNlsvs19vy97ZIQsu8Nmjklzdw3bwGZZjaL7TMaNxsOPUQ95QqIfH48+03tGSJZVdmkc/DJkhUScIgRgGmH8F5So0Fnfnf75nNBD57gS/sUVffvbkklkoUXEYhO9TQdm1OIal19W6s4WPgd02RM3Ls2mTxGmBnpYdxw0iHb0CqA1RCCMkLvkL7Ua1P/V0syvR44Uu7/XvFIZDl1nHCOMioN7i+2G6VD3c5xPFuritySFp0+MdcW6UuRibZ3FhAvYxR9Srgfu1KBHTRG/eEE8+iLDVkJNj4F6KBpS0ExSgaW+mtozfpKh8RTQ==','2026-12-11T02:00:01.044881Z',NULL,NULL);
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
