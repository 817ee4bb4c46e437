// Tries the client: prints a line for each fact. GUARD=off shows what happens without the guard.
package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"reflect"
	"sort"

	"example/emqx"
)

func connect(secret string) (*emqx.APIClient, context.Context) {
	configuration := emqx.NewConfiguration()
	configuration.Servers = emqx.ServerConfigurations{{URL: os.Getenv("EMQX_CLOUD_API")}}
	if os.Getenv("GUARD") != "off" {
		configuration.HTTPClient = &http.Client{Transport: Guard{http.DefaultTransport}}
	}
	credentials := emqx.BasicAuth{UserName: os.Getenv("EMQX_CLOUD_APP_ID"), Password: secret}
	return emqx.NewAPIClient(configuration), context.WithValue(context.Background(), emqx.ContextBasicAuth, credentials)
}

var client, ctx = connect(os.Getenv("EMQX_CLOUD_APP_SECRET"))

func user(name string) emqx.UsernameCredentials {
	return *emqx.NewUsernameCredentials(name, "s3cret-password")
}

func create(name string) error {
	_, _, err := client.AuthAPI.CreateUsername(ctx).UsernameCredentials(user(name)).Execute()
	return err
}

func lookUp(name string) (any, error) {
	answer, _, err := client.AuthAPI.GetUsername(ctx, name).Execute()
	if err != nil || answer.Data.Username == nil {
		return nil, err
	}
	return *answer.Data.Username, nil
}

// message returns what the server says, from the error of a call.
func message(err error) (any, error) {
	var failure *APIError
	if errors.As(err, &failure) {
		return failure.Message, nil
	}
	return nil, err
}

// status returns the status of a call that failed: the generated client returns a response beside its own errors.
func status(response *http.Response, err error) any {
	var failure *APIError
	switch {
	case errors.As(err, &failure):
		return failure.Status
	case err != nil && response != nil:
		return response.StatusCode
	}
	return err
}

func statusOf(clientid string) any {
	_, response, err := client.ClientsAPI.GetClient(ctx, clientid).Execute()
	return status(response, err)
}

func filtered() (any, error) {
	answer, _, err := client.ClientsAPI.ListClients(ctx).LikeClientid("fleet-").Username("guest").
		ConnState(emqx.CONNSTATE_CONNECTED).Execute()
	if err != nil {
		return nil, err
	}
	names := []string{}
	for _, row := range answer.Data {
		names = append(names, row.Clientid)
	}
	sort.Strings(names)
	return names, nil
}

func pages() (any, error) {
	found := map[string]bool{}
	for page := int64(1); ; page++ {
		answer, _, err := client.ClientsAPI.ListClients(ctx).Page(page).Limit(10).Execute()
		if err != nil {
			return nil, err
		}
		for _, row := range answer.Data {
			found[row.Clientid] = true
		}
		if len(answer.Data) < 10 {
			return len(found), nil
		}
	}
}

func batch() (any, error) {
	users := []emqx.UsernameCredentials{user("meter-1"), user("meter-2")}
	answer, _, err := client.AuthAPI.CreateUsernameBatch(ctx).UsernameCredentials(users).Execute()
	if err != nil {
		return nil, err
	}
	return []string{Outcome(answer.Data["meter-1"]), Outcome(answer.Data["meter-2"])}, nil
}

func kicked() (any, error) {
	if _, _, err := client.ClientsAPI.KickClient(ctx, "fleet-07").Execute(); err != nil {
		return nil, err
	}
	answer, _, err := client.ClientsAPI.GetClient(ctx, "fleet-07").Execute()
	if err != nil {
		return nil, err
	}
	return len(answer.Data), nil
}

func wrongSecret() (any, error) {
	client, ctx := connect("wrong")
	_, response, err := client.ClientsAPI.ListClients(ctx).Execute()
	return status(response, err), nil
}

const name = "a/b %c 中文"

func found() (any, error) {
	if err := create(name); err != nil {
		return nil, err
	}
	return lookUp(name)
}

func main() {
	facts := []struct {
		see      func() (any, error)
		expected any
	}{
		{func() (any, error) { return nil, create("meter-1") }, nil},
		{func() (any, error) { return message(create("meter-1")) }, "existed"},
		{func() (any, error) { return lookUp("nobody") }, nil},
		{filtered, []string{"fleet-guest-0", "fleet-guest-1", "fleet-guest-2"}},
		{pages, 28},
		{batch, []string{"{error,existed}", "ok"}},
		{kicked, 0},
		{wrongSecret, 401},
		{func() (any, error) { return statusOf("answers-500"), nil }, 500},
		{func() (any, error) { return statusOf("answers-204"), nil }, 204},
		{func() (any, error) {
			return []any{statusOf("answers-nothing"), statusOf("answers-text"), statusOf("answers-without-code")}, nil
		}, []any{200, 200, 200}},
		{found, name},
	}
	for index, fact := range facts {
		seen, err := fact.see()
		switch {
		case err != nil:
			fmt.Printf("not ok %d - %v\n", index+1, err)
		case !reflect.DeepEqual(seen, fact.expected):
			fmt.Printf("not ok %d - %v\n", index+1, seen)
		default:
			fmt.Printf("ok %d\n", index+1)
		}
	}
}
