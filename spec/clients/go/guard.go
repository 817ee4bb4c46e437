package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
)

// APIError is a failure: the HTTP status, and the code and message of the server, if it sent them.
type APIError struct {
	Status        int
	Code, Message string
}

func (e *APIError) Error() string {
	return fmt.Sprintf("HTTP %d, code %q: %s", e.Status, e.Code, e.Message)
}

// Guard makes every response that is not a success an error: it is the Transport of the client, as shown in scenario.go.
type Guard struct{ http.RoundTripper }

// RoundTrip lets a success pass: HTTP 200 and JSON whose code is 0. Failures are 200 too, and some have no code.
func (g Guard) RoundTrip(request *http.Request) (*http.Response, error) {
	response, err := g.RoundTripper.RoundTrip(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return nil, err
	}
	var answer map[string]json.RawMessage // stays nil if the body is not an object
	_ = json.Unmarshal(body, &answer)
	if code := string(answer["code"]); response.StatusCode != http.StatusOK || code != "0" {
		failure := &APIError{Status: response.StatusCode, Code: code, Message: string(body)}
		_ = json.Unmarshal(answer["message"], &failure.Message) // keeps the body if there is no message
		return nil, failure
	}
	response.Body = io.NopCloser(bytes.NewReader(body))
	return response, nil
}

// Outcome tells what became of an item of a batch: "ok", or what is wrong. The entry is a row, or the value under a name.
func Outcome(entry any) string {
	switch row := entry.(type) {
	case interface{ GetResult() string }:
		return row.GetResult()
	case interface{ GetCode() int32 }:
		if row.GetCode() == 0 {
			return "ok"
		}
		return fmt.Sprint(row.GetCode())
	}
	return fmt.Sprint(entry)
}
