import emqx.ApiClient;
import emqx.ApiException;
import emqx.api.AuthApi;
import emqx.api.ClientsApi;
import emqx.api.ClientsApi.APIListClientsRequest;
import emqx.model.ClientInfo;
import emqx.model.ConnState;
import emqx.model.UsernameCredentials;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;

/** Tries the client: prints a line for each fact. GUARD=off shows what happens without the guard. */
final class Scenario {
    static ApiClient connect(String secret) {
        ApiClient client = new ApiClient();
        client.updateBaseUri(System.getenv("EMQX_CLOUD_API"));
        // The generated client ignores the credentials that the document asks for.
        String credentials = System.getenv("EMQX_CLOUD_APP_ID") + ":" + secret;
        String basic = "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        client.setRequestInterceptor(request -> request.setHeader("Authorization", basic));
        if (!"off".equals(System.getenv("GUARD"))) {
            client.setResponseInterceptor(new Guard());
        }
        return client;
    }

    static final ApiClient CLIENT = connect(System.getenv("EMQX_CLOUD_APP_SECRET"));
    static final AuthApi AUTH = new AuthApi(CLIENT);
    static final ClientsApi CLIENTS = new ClientsApi(CLIENT);

    static UsernameCredentials user(String name) {
        return new UsernameCredentials().username(name).password("s3cret-password");
    }

    static String lookUp(String name) throws ApiException {
        return AUTH.getUsername(name).getData().getUsername();
    }

    /** Returns the error of a call, or null. */
    static ApiException error(Callable<?> call) throws Exception {
        try {
            call.call();
            return null;
        } catch (ApiException error) {
            return error;
        }
    }

    static Object message(Callable<?> call) throws Exception {
        ApiException error = error(call);
        return error == null ? "a success" : error.getMessage();
    }

    static Object status(Callable<?> call) throws Exception {
        ApiException error = error(call);
        return error == null ? "a success" : error.getCode();
    }

    static List<String> filtered() throws ApiException {
        APIListClientsRequest request = APIListClientsRequest.newBuilder()
            .likeClientid("fleet-").username("guest").connState(ConnState.CONNECTED).build();
        return CLIENTS.listClients(request).getData().stream().map(ClientInfo::getClientid).sorted().toList();
    }

    static int pages() throws ApiException {
        Set<String> found = new HashSet<>();
        for (long page = 1; ; page++) {
            APIListClientsRequest request = APIListClientsRequest.newBuilder().page(page).limit(10L).build();
            List<ClientInfo> rows = CLIENTS.listClients(request).getData();
            rows.forEach(row -> found.add(row.getClientid()));
            if (rows.size() < 10) {
                return found.size();
            }
        }
    }

    static List<String> batch() throws ApiException {
        Map<String, String> outcomes = AUTH.createUsernameBatch(List.of(user("meter-1"), user("meter-2"))).getData();
        return List.of(Guard.outcome(outcomes.get("meter-1")), Guard.outcome(outcomes.get("meter-2")));
    }

    static List<ClientInfo> kicked() throws ApiException {
        CLIENTS.kickClient("fleet-07");
        return CLIENTS.getClient("fleet-07").getData();
    }

    static List<Object> odd() throws Exception {
        List<Object> seen = new ArrayList<>();
        for (String clientid : List.of("answers-nothing", "answers-text", "answers-without-code")) {
            seen.add(status(() -> CLIENTS.getClient(clientid)));
        }
        return seen;
    }

    static final String NAME = "a/b %c 中文";

    static String found() throws ApiException {
        AUTH.createUsername(user(NAME));
        return lookUp(NAME);
    }

    record Fact(Callable<?> see, Object expected) {}

    public static void main(String[] arguments) {
        List<Fact> facts = List.of(
            new Fact(() -> AUTH.createUsername(user("meter-1")) != null, true),
            new Fact(() -> message(() -> AUTH.createUsername(user("meter-1"))), "existed"),
            new Fact(() -> lookUp("nobody"), null),
            new Fact(Scenario::filtered, List.of("fleet-guest-0", "fleet-guest-1", "fleet-guest-2")),
            new Fact(Scenario::pages, 28),
            new Fact(Scenario::batch, List.of("{error,existed}", "ok")),
            new Fact(Scenario::kicked, List.of()),
            new Fact(() -> status(() -> new ClientsApi(connect("wrong")).getClient("fleet-01")), 401),
            new Fact(() -> status(() -> CLIENTS.getClient("answers-500")), 500),
            new Fact(() -> status(() -> CLIENTS.getClient("answers-204")), 204),
            new Fact(Scenario::odd, List.of(200, 200, 200)),
            new Fact(Scenario::found, NAME));
        for (int number = 1; number <= facts.size(); number++) {
            Fact fact = facts.get(number - 1);
            Object seen;
            try {
                seen = fact.see().call();
            } catch (Exception error) {
                seen = error;
            }
            boolean holds = Objects.equals(seen, fact.expected());
            System.out.println(holds ? "ok " + number : "not ok " + number + " - " + seen);
        }
    }
}
