// Generated from spec/v4/openapi.yaml by `cargo xtask generate`.
// Do not edit: change the document, and run the command.

//! The replies to each call.
#![allow(unused_imports, reason = "not every document needs all of them")]
use emqx_cloud::v4::{calls, types, types as enums};
use crate::mock::{Batch, ItemReply, Mock, Mocked, Outcomes, Place, Then, When};
impl Then<calls::ListUsernames> {
    /// Responds with the last page of a list, which has these rows.
    pub fn page(
        self,
        rows: impl IntoIterator<Item = emqx_cloud::v4::types::UsernameAuth>,
    ) -> Self {
        self.rows(rows)
    }

    /// Says that the page is not the last one: `hasnext` is true.
    pub fn has_next(self) -> Self {
        self.field_of_page("hasnext", true)
    }

    /// Sets `count`, which is the number of rows on this page by default.
    pub fn total(self, rows: i64) -> Self {
        self.field_of_page("count", rows)
    }
}

impl Then<calls::CreateUsername> {
    /// Responds with a success.
    pub fn ok(self) -> Self {
        self.ack()
    }

    /// Responds with a failure: it already exists; the response has no code.
    ///
    /// `HTTP 200` `{"message":"existed"}`
    pub fn already_exists(self) -> Self {
        self.documented(200u16, "{\"message\":\"existed\"}")
    }

    /// Responds with a failure: the name is missing, empty or not a string; the response has no code.
    ///
    /// `HTTP 200` `{"message":"login"}`
    pub fn bad_name(self) -> Self {
        self.documented(200u16, "{\"message\":\"login\"}")
    }

    /// Responds with a failure: the password is missing, empty or not a string; the response has no code.
    ///
    /// `HTTP 200` `{"message":"password"}`
    pub fn bad_password(self) -> Self {
        self.documented(200u16, "{\"message\":\"password\"}")
    }
}

impl Then<calls::CreateUsernameBatch> {
    /// Responds with a success for every item.
    pub fn ok(self) -> Self {
        self.outcomes(Outcomes::Ok)
    }

    /// Responds with these outcomes of the items, in the order of the request. An item for which there is none is
    /// missing in the response, so that its outcome is unknown.
    pub fn partial(self, items: impl IntoIterator<Item = ItemReply>) -> Self {
        self.outcomes(Outcomes::Listed(items.into_iter().collect()))
    }
}

impl Then<calls::GetUsername> {
    /// Responds with a `UsernameAuth`.
    pub fn ok(self, object: emqx_cloud::v4::types::UsernameAuth) -> Self {
        self.data(&object)
    }

    /// Responds that there is no such object: with a success that has an empty object.
    pub fn not_found(self) -> Self {
        self.data(&std::collections::BTreeMap::<String, String>::new())
    }
}

impl Then<calls::UpdateUsername> {
    /// Responds with a success.
    pub fn ok(self) -> Self {
        self.ack()
    }

    /// Responds with a failure: it does not exist; the response has no code.
    ///
    /// `HTTP 200` `{"message":"noexisted"}`
    pub fn not_found(self) -> Self {
        self.documented(200u16, "{\"message\":\"noexisted\"}")
    }

    /// Responds with a failure: the password is missing, empty or not a string; the response has no code.
    ///
    /// `HTTP 200` `{"message":"password"}`
    pub fn bad_password(self) -> Self {
        self.documented(200u16, "{\"message\":\"password\"}")
    }
}

impl Then<calls::DeleteUsername> {
    /// Responds with a success.
    pub fn ok(self) -> Self {
        self.ack()
    }
}

impl Then<calls::ListClientids> {
    /// Responds with the last page of a list, which has these rows.
    pub fn page(
        self,
        rows: impl IntoIterator<Item = emqx_cloud::v4::types::ClientidAuth>,
    ) -> Self {
        self.rows(rows)
    }

    /// Says that the page is not the last one: `hasnext` is true.
    pub fn has_next(self) -> Self {
        self.field_of_page("hasnext", true)
    }

    /// Sets `count`, which is the number of rows on this page by default.
    pub fn total(self, rows: i64) -> Self {
        self.field_of_page("count", rows)
    }
}

impl Then<calls::CreateClientid> {
    /// Responds with a success.
    pub fn ok(self) -> Self {
        self.ack()
    }

    /// Responds with a failure: it already exists; the response has no code.
    ///
    /// `HTTP 200` `{"message":"existed"}`
    pub fn already_exists(self) -> Self {
        self.documented(200u16, "{\"message\":\"existed\"}")
    }

    /// Responds with a failure: the name is missing, empty or not a string; the response has no code.
    ///
    /// `HTTP 200` `{"message":"login"}`
    pub fn bad_name(self) -> Self {
        self.documented(200u16, "{\"message\":\"login\"}")
    }

    /// Responds with a failure: the password is missing, empty or not a string; the response has no code.
    ///
    /// `HTTP 200` `{"message":"password"}`
    pub fn bad_password(self) -> Self {
        self.documented(200u16, "{\"message\":\"password\"}")
    }
}

impl Then<calls::CreateClientidBatch> {
    /// Responds with a success for every item.
    pub fn ok(self) -> Self {
        self.outcomes(Outcomes::Ok)
    }

    /// Responds with these outcomes of the items, in the order of the request. An item for which there is none is
    /// missing in the response, so that its outcome is unknown.
    pub fn partial(self, items: impl IntoIterator<Item = ItemReply>) -> Self {
        self.outcomes(Outcomes::Listed(items.into_iter().collect()))
    }
}

impl Then<calls::GetClientid> {
    /// Responds with a `ClientidAuth`.
    pub fn ok(self, object: emqx_cloud::v4::types::ClientidAuth) -> Self {
        self.data(&object)
    }

    /// Responds that there is no such object: with a success that has an empty object.
    pub fn not_found(self) -> Self {
        self.data(&std::collections::BTreeMap::<String, String>::new())
    }
}

impl Then<calls::UpdateClientid> {
    /// Responds with a success.
    pub fn ok(self) -> Self {
        self.ack()
    }

    /// Responds with a failure: it does not exist; the response has no code.
    ///
    /// `HTTP 200` `{"message":"noexisted"}`
    pub fn not_found(self) -> Self {
        self.documented(200u16, "{\"message\":\"noexisted\"}")
    }

    /// Responds with a failure: the password is missing, empty or not a string; the response has no code.
    ///
    /// `HTTP 200` `{"message":"password"}`
    pub fn bad_password(self) -> Self {
        self.documented(200u16, "{\"message\":\"password\"}")
    }
}

impl Then<calls::DeleteClientid> {
    /// Responds with a success.
    pub fn ok(self) -> Self {
        self.ack()
    }
}

impl Then<calls::CreateAcl> {
    /// Responds with a success, which repeats what was sent.
    pub fn ok(self) -> Self {
        self.outcomes(Outcomes::One)
    }

    /// Responds with a failure: the action is unknown.
    ///
    /// `HTTP 200` `{"message":"{add,#{access => <<\"allow\">>,action => <<\"subpub\">>,clientid => <<\"client1\">>,result => <<\"{error,action}\">>,topic => <<\"a/b\">>}}"}`
    pub fn bad_action(self) -> Self {
        self.documented(
            200u16,
            "{\"message\":\"{add,#{access => <<\\\"allow\\\">>,action => <<\\\"subpub\\\">>,clientid => <<\\\"client1\\\">>,result => <<\\\"{error,action}\\\">>,topic => <<\\\"a/b\\\">>}}\"}",
        )
    }

    /// Responds with a failure: the access is unknown.
    ///
    /// `HTTP 200` `{"message":"{add,#{access => <<\"maybe\">>,action => <<\"pub\">>,clientid => <<\"c1\">>,result => <<\"{error,access}\">>,topic => <<\"Topic/A\">>}}"}`
    pub fn bad_access(self) -> Self {
        self.documented(
            200u16,
            "{\"message\":\"{add,#{access => <<\\\"maybe\\\">>,action => <<\\\"pub\\\">>,clientid => <<\\\"c1\\\">>,result => <<\\\"{error,access}\\\">>,topic => <<\\\"Topic/A\\\">>}}\"}",
        )
    }

    /// Responds with a failure: the client identifier is empty.
    ///
    /// `HTTP 200` `{"message":"{add,#{access => <<\"allow\">>,action => <<\"pub\">>,clientid => <<>>,result => <<\"{error,login}\">>,topic => <<\"Topic/A\">>}}"}`
    pub fn bad_name(self) -> Self {
        self.documented(
            200u16,
            "{\"message\":\"{add,#{access => <<\\\"allow\\\">>,action => <<\\\"pub\\\">>,clientid => <<>>,result => <<\\\"{error,login}\\\">>,topic => <<\\\"Topic/A\\\">>}}\"}",
        )
    }

    /// Responds with a failure: the rule has no field at all, and the topic is checked first.
    ///
    /// `HTTP 200` `{"message":"{add,#{access => undefined,action => undefined,all => '$all',result => <<\"{error,topic}\">>,topic => undefined}}"}`
    pub fn bad_topic(self) -> Self {
        self.documented(
            200u16,
            "{\"message\":\"{add,#{access => undefined,action => undefined,all => '$all',result => <<\\\"{error,topic}\\\">>,topic => undefined}}\"}",
        )
    }
}

impl Then<calls::CreateAclBatch> {
    /// Responds with a success for every item.
    pub fn ok(self) -> Self {
        self.outcomes(Outcomes::Ok)
    }

    /// Responds with these outcomes of the items, in the order of the request. An item for which there is none is
    /// missing in the response, so that its outcome is unknown.
    pub fn partial(self, items: impl IntoIterator<Item = ItemReply>) -> Self {
        self.outcomes(Outcomes::Listed(items.into_iter().collect()))
    }
}

impl Then<calls::ListAclByClientid> {
    /// Responds with the last page of a list, which has these rows.
    pub fn page(
        self,
        rows: impl IntoIterator<Item = emqx_cloud::v4::types::ClientidAclEntry>,
    ) -> Self {
        self.rows(rows)
    }

    /// Says that the page is not the last one: `hasnext` is true.
    pub fn has_next(self) -> Self {
        self.field_of_page("hasnext", true)
    }

    /// Sets `count`, which is the number of rows on this page by default.
    pub fn total(self, rows: i64) -> Self {
        self.field_of_page("count", rows)
    }
}

impl Then<calls::ListAclByUsername> {
    /// Responds with the last page of a list, which has these rows.
    pub fn page(
        self,
        rows: impl IntoIterator<Item = emqx_cloud::v4::types::UsernameAclEntry>,
    ) -> Self {
        self.rows(rows)
    }

    /// Says that the page is not the last one: `hasnext` is true.
    pub fn has_next(self) -> Self {
        self.field_of_page("hasnext", true)
    }

    /// Sets `count`, which is the number of rows on this page by default.
    pub fn total(self, rows: i64) -> Self {
        self.field_of_page("count", rows)
    }
}

impl Then<calls::ListAclForAll> {
    /// Responds with the last page of a list, which has these rows.
    pub fn page(
        self,
        rows: impl IntoIterator<Item = emqx_cloud::v4::types::AllAclEntry>,
    ) -> Self {
        self.rows(rows)
    }

    /// Says that the page is not the last one: `hasnext` is true.
    pub fn has_next(self) -> Self {
        self.field_of_page("hasnext", true)
    }

    /// Sets `count`, which is the number of rows on this page by default.
    pub fn total(self, rows: i64) -> Self {
        self.field_of_page("count", rows)
    }
}

impl Then<calls::GetAclByClientid> {
    /// Responds with a list of these rows.
    pub fn list(
        self,
        rows: impl IntoIterator<Item = emqx_cloud::v4::types::ClientidAclEntry>,
    ) -> Self {
        self.rows(rows)
    }
}

impl Then<calls::GetAclByUsername> {
    /// Responds with a list of these rows.
    pub fn list(
        self,
        rows: impl IntoIterator<Item = emqx_cloud::v4::types::UsernameAclEntry>,
    ) -> Self {
        self.rows(rows)
    }
}

impl Then<calls::DeleteAclByClientid> {
    /// Responds with a success.
    pub fn ok(self) -> Self {
        self.ack()
    }
}

impl Then<calls::DeleteAclByUsername> {
    /// Responds with a success.
    pub fn ok(self) -> Self {
        self.ack()
    }
}

impl Then<calls::DeleteAclForAll> {
    /// Responds with a success.
    pub fn ok(self) -> Self {
        self.ack()
    }
}

impl Then<calls::ListClients> {
    /// Responds with the last page of a list, which has these rows.
    pub fn page(
        self,
        rows: impl IntoIterator<Item = emqx_cloud::v4::types::ClientInfo>,
    ) -> Self {
        self.rows(rows)
    }

    /// Says that the page is not the last one: `hasnext` is true.
    pub fn has_next(self) -> Self {
        self.field_of_page("hasnext", true)
    }

    /// Sets `count`, which is the number of rows on this page by default.
    pub fn total(self, rows: i64) -> Self {
        self.field_of_page("count", rows)
    }

    /// Responds with a failure: an IPv6 address as `ip_address`.
    ///
    /// `HTTP 200` `{"message":"Can't convert <<\"::1\">> to ip type","code":108}`
    pub fn bad_parameter(self) -> Self {
        self.documented(
            200u16,
            "{\"message\":\"Can't convert <<\\\"::1\\\">> to ip type\",\"code\":108}",
        )
    }

    /// Responds with a failure: a word as `proto_ver`.
    ///
    /// `HTTP 200` `{"message":"Can't convert <<\"x\">> to integer type","code":108}`
    pub fn bad_parameter_integer(self) -> Self {
        self.documented(
            200u16,
            "{\"message\":\"Can't convert <<\\\"x\\\">> to integer type\",\"code\":108}",
        )
    }

    /// Responds with a failure: a word as `_gte_created_at`.
    ///
    /// `HTTP 200` `{"message":"Can't convert <<\"x\">> to timestamp type","code":108}`
    pub fn bad_parameter_timestamp(self) -> Self {
        self.documented(
            200u16,
            "{\"message\":\"Can't convert <<\\\"x\\\">> to timestamp type\",\"code\":108}",
        )
    }

    /// Responds with a failure: a `zone` that is not UTF-8.
    ///
    /// `HTTP 200` `{"message":"Can't convert <<\"�\">> to atom type","code":108}`
    pub fn bad_parameter_atom(self) -> Self {
        self.documented(
            200u16,
            "{\"message\":\"Can't convert <<\\\"�\\\">> to atom type\",\"code\":108}",
        )
    }
}

impl Then<calls::GetClient> {
    /// Responds with a `ClientInfo`.
    pub fn ok(self, row: emqx_cloud::v4::types::ClientInfo) -> Self {
        self.rows([row])
    }

    /// Responds that there is no such object: with a success that has an empty list.
    pub fn not_found(self) -> Self {
        self.rows([(); 0])
    }
}

impl Then<calls::KickClient> {
    /// Responds with a success.
    pub fn ok(self) -> Self {
        self.ack()
    }

    /// Responds with a failure: no such client, on servers before 4.3.9.
    ///
    /// `HTTP 200` `{"message":"not_found","code":112}`
    pub fn client_offline(self) -> Self {
        self.documented(200u16, "{\"message\":\"not_found\",\"code\":112}")
    }
}

impl Then<calls::ListSubscriptions> {
    /// Responds with the last page of a list, which has these rows.
    pub fn page(
        self,
        rows: impl IntoIterator<Item = emqx_cloud::v4::types::SubscriptionInfo>,
    ) -> Self {
        self.rows(rows)
    }

    /// Says that the page is not the last one: `hasnext` is true.
    pub fn has_next(self) -> Self {
        self.field_of_page("hasnext", true)
    }

    /// Sets `count`, which is the number of rows on this page by default.
    pub fn total(self, rows: i64) -> Self {
        self.field_of_page("count", rows)
    }
}

impl Then<calls::GetClientSubscriptions> {
    /// Responds with a list of these rows.
    pub fn list(
        self,
        rows: impl IntoIterator<Item = emqx_cloud::v4::types::SubscriptionInfo>,
    ) -> Self {
        self.rows(rows)
    }
}

impl Then<calls::Subscribe> {
    /// Responds with a success.
    pub fn ok(self) -> Self {
        self.ack()
    }

    /// Responds with a failure: the client identifier is not a string.
    ///
    /// `HTTP 200` `{"message":"bad clientid: must be string","code":108}`
    pub fn bad_parameter(self) -> Self {
        self.documented(
            200u16,
            "{\"message\":\"bad clientid: must be string\",\"code\":108}",
        )
    }

    /// Responds with a failure: there is no valid topic.
    ///
    /// `HTTP 200` `{"message":"bad_topic","code":115}`
    pub fn bad_topic(self) -> Self {
        self.documented(200u16, "{\"message\":\"bad_topic\",\"code\":115}")
    }

    /// Responds with a failure: the quality of service is not 0, 1 or 2, on servers from 4.3.13 and 4.4.2.
    ///
    /// `HTTP 200` `{"message":"bad_qos","code":116}`
    pub fn bad_qos(self) -> Self {
        self.documented(200u16, "{\"message\":\"bad_qos\",\"code\":116}")
    }

    /// Responds with a failure: the client has no session.
    ///
    /// `HTTP 200` `{"message":"channel_not_found","code":112}`
    pub fn client_offline(self) -> Self {
        self.documented(200u16, "{\"message\":\"channel_not_found\",\"code\":112}")
    }
}

impl Then<calls::Unsubscribe> {
    /// Responds with a success.
    pub fn ok(self) -> Self {
        self.ack()
    }

    /// Responds with a failure: the client identifier is not a string.
    ///
    /// `HTTP 200` `{"message":"bad clientid: must be string","code":108}`
    pub fn bad_parameter(self) -> Self {
        self.documented(
            200u16,
            "{\"message\":\"bad clientid: must be string\",\"code\":108}",
        )
    }

    /// Responds with a failure: there is no valid topic.
    ///
    /// `HTTP 200` `{"message":"bad_topic","code":115}`
    pub fn bad_topic(self) -> Self {
        self.documented(200u16, "{\"message\":\"bad_topic\",\"code\":115}")
    }

    /// Responds with a failure: the client has no session.
    ///
    /// `HTTP 200` `{"message":"channel_not_found","code":112}`
    pub fn client_offline(self) -> Self {
        self.documented(200u16, "{\"message\":\"channel_not_found\",\"code\":112}")
    }
}

impl Then<calls::Publish> {
    /// Responds with a success without data.
    pub fn ok(self) -> Self {
        self.ack()
    }

    /// Responds with a success with a `PublishReceipt`.
    pub fn ok_with(self, object: emqx_cloud::v4::types::PublishReceipt) -> Self {
        self.data(&object)
    }

    /// Responds with a failure: there is no valid topic.
    ///
    /// `HTTP 200` `{"message":"bad_topic","code":115}`
    pub fn bad_topic(self) -> Self {
        self.documented(200u16, "{\"message\":\"bad_topic\",\"code\":115}")
    }

    /// Responds with a failure: the payload is not valid base64, or a property is invalid.
    ///
    /// `HTTP 200` `{"message":"bad_params","code":108}`
    pub fn bad_parameter(self) -> Self {
        self.documented(200u16, "{\"message\":\"bad_params\",\"code\":108}")
    }

    /// Responds with a failure: the client identifier is not a string.
    ///
    /// `HTTP 200` `{"message":"bad clientid: must be string","code":108}`
    pub fn bad_parameter_clientid(self) -> Self {
        self.documented(
            200u16,
            "{\"message\":\"bad clientid: must be string\",\"code\":108}",
        )
    }
}

impl Then<calls::SubscribeBatch> {
    /// Responds with a success for every item.
    pub fn ok(self) -> Self {
        self.outcomes(Outcomes::Ok)
    }

    /// Responds with these outcomes of the items, in the order of the request. An item for which there is none is
    /// missing in the response, so that its outcome is unknown.
    pub fn partial(self, items: impl IntoIterator<Item = ItemReply>) -> Self {
        self.outcomes(Outcomes::Listed(items.into_iter().collect()))
    }
}

impl Then<calls::UnsubscribeBatch> {
    /// Responds with a success for every item.
    pub fn ok(self) -> Self {
        self.outcomes(Outcomes::Ok)
    }

    /// Responds with these outcomes of the items, in the order of the request. An item for which there is none is
    /// missing in the response, so that its outcome is unknown.
    pub fn partial(self, items: impl IntoIterator<Item = ItemReply>) -> Self {
        self.outcomes(Outcomes::Listed(items.into_iter().collect()))
    }
}

impl Then<calls::PublishBatch> {
    /// Responds with a success for every item.
    pub fn ok(self) -> Self {
        self.outcomes(Outcomes::Ok)
    }

    /// Responds with these outcomes of the items, in the order of the request. An item for which there is none is
    /// missing in the response, so that its outcome is unknown.
    pub fn partial(self, items: impl IntoIterator<Item = ItemReply>) -> Self {
        self.outcomes(Outcomes::Listed(items.into_iter().collect()))
    }
}

impl Then<calls::GetMetrics> {
    /// Responds with a list of these rows.
    pub fn list(
        self,
        rows: impl IntoIterator<Item = emqx_cloud::v4::types::NodeMetrics>,
    ) -> Self {
        self.rows(rows)
    }
}
