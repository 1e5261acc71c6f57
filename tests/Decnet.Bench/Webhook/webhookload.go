// The least that a Go program does to deliver signed events over kept connections: the measure of the webhook benchmark.
// webhookload URL CONNECTIONS SECONDS prints deliveries per second and microseconds of CPU each.
package main

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"os"
	"strconv"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

func cpu() float64 {
	var usage syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &usage)
	return float64(usage.Utime.Nano()+usage.Stime.Nano()) / 1e3
}

func main() {
	url := os.Args[1]
	connections, _ := strconv.Atoi(os.Args[2])
	seconds, _ := strconv.ParseFloat(os.Args[3], 64)
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: connections, MaxConnsPerHost: connections, DisableCompression: true}}
	body := bytes.Repeat([]byte("x"), 384)
	key := []byte("It's a Secret to Everybody")
	var done int64
	var group sync.WaitGroup
	began, used := time.Now(), cpu()
	end := began.Add(time.Duration(seconds * float64(time.Second)))
	for i := 0; i < connections; i++ {
		group.Add(1)
		go func() {
			defer group.Done()
			for time.Now().Before(end) {
				mac := hmac.New(sha256.New, key)
				mac.Write(body)
				request, _ := http.NewRequest("POST", url, bytes.NewReader(body))
				request.Header.Set("Content-Type", "application/json")
				request.Header.Set("X-DECNET-Signature", "sha256="+hex.EncodeToString(mac.Sum(nil)))
				response, err := client.Do(request)
				if err != nil || response.StatusCode != 204 {
					fmt.Fprintln(os.Stderr, err)
					os.Exit(1)
				}
				io.Copy(io.Discard, response.Body)
				response.Body.Close()
				atomic.AddInt64(&done, 1)
			}
		}()
	}
	group.Wait()
	fmt.Printf("%.1f %.2f\n", float64(done)/time.Since(began).Seconds(), (cpu()-used)/float64(done))
}
