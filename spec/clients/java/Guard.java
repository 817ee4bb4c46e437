import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import emqx.ApiException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLSession;

/** Makes every response that is not a success an error: an interceptor of the client, as shown in Scenario.java. */
final class Guard implements UnaryOperator<HttpResponse<InputStream>> {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** A failure: the HTTP status is {@code getCode()}, and {@code result} is the code of the server, if it sent one. */
    static final class Failure extends ApiException {
        final JsonNode result;

        Failure(int status, JsonNode answer, String body) {
            super(status, Objects.requireNonNullElse(answer.path("message").textValue(), body), null, body);
            result = answer.path("code");
        }
    }

    /** A success is HTTP 200 and JSON whose code is 0. Failures are 200 too, and some have no code. */
    @Override
    public HttpResponse<InputStream> apply(HttpResponse<InputStream> response) {
        try (InputStream stream = response.body()) {
            byte[] body = stream.readAllBytes();
            JsonNode answer = parse(body);
            JsonNode code = answer.path("code");
            if (response.statusCode() != 200 || !code.isInt() || code.intValue() != 0) {
                throw new Failure(response.statusCode(), answer, new String(body, StandardCharsets.UTF_8));
            }
            return new Success(response, body);
        } catch (IOException error) {
            throw unchecked(new ApiException(error));
        } catch (ApiException failure) {
            throw unchecked(failure);
        }
    }

    private static JsonNode parse(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException notJson) {
            return MissingNode.getInstance();
        }
    }

    /** Throws a checked exception: the methods of the client declare it, and only the interface in between does not. */
    @SuppressWarnings("unchecked")
    private static <E extends Exception> RuntimeException unchecked(Exception error) throws E {
        throw (E) error;
    }

    /** A response with its body again, which has been read. */
    private static final class Success implements HttpResponse<InputStream> {
        private final HttpResponse<InputStream> response;
        private final InputStream body;

        Success(HttpResponse<InputStream> response, byte[] body) {
            this.response = response;
            this.body = new ByteArrayInputStream(body);
        }

        public InputStream body() { return body; }
        public int statusCode() { return response.statusCode(); }
        public HttpRequest request() { return response.request(); }
        public Optional<HttpResponse<InputStream>> previousResponse() { return response.previousResponse(); }
        public HttpHeaders headers() { return response.headers(); }
        public Optional<SSLSession> sslSession() { return response.sslSession(); }
        public URI uri() { return response.uri(); }
        public HttpClient.Version version() { return response.version(); }
    }

    /** Returns the outcome of an item of a batch: "ok", or what is wrong. The entry is a row, or the value under a name. */
    static String outcome(Object entry) {
        JsonNode row = JSON.valueToTree(entry);
        JsonNode code = row.path("code");
        JsonNode word = row.has("result") ? row.get("result") : code.isMissingNode() ? row : code;
        return code.isInt() && code.intValue() == 0 ? "ok" : word.asText();
    }
}
