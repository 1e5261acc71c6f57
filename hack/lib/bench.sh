# shellcheck shell=bash
# What the benchmarks need on this machine.

# A peer that can't be had is no reason to stop here: the run names it, measures the others, and fails.
bench_peers() {
    (need script bsdutils asciinema asciinema tlog-rec tlog gcc gcc && need_file /usr/include/pty.h libc6-dev) || true
    # tlog-rec refuses to run without the log-in records that every booted Debian has; a container lacks them.
    [[ -e /run/utmp ]] || install -m 0664 -o root -g utmp /dev/null /run/utmp || true
}

bench_recorder() {
    dotnet publish Decnet.SessRec --configuration Release -p:WithVerbs=true --output out/bench -nologo
}

# The bus' peers are unpacked beside the cache's other tools, not installed: an installation would start their services.
bench_bus_peers() {
  local store
  store=$(cache_dir)/bus-peers
  [[ ! -x $store/usr/bin/nats-server && ! -x $store/usr/sbin/nats-server ]] || return 0
  rm -rf "$store.partial"
  mkdir -p "$store.partial/archives/partial"
  apt-get update -qq || true
  apt-get install -y -qq --reinstall --no-install-recommends --download-only -o Dir::Cache::archives="$store.partial/archives" \
    nats-server redis-server mosquitto
  local package
  for package in "$store.partial"/archives/*.deb; do dpkg-deb -x "$package" "$store.partial"; done
  rm -rf "$store.partial/archives" "$store"
  mv "$store.partial" "$store"
}

bench_bus() {
  dotnet publish Decnet.Workers/BusProcess --configuration Release --output out/bench-bus -nologo
}

bench_json_readers() {
  (need g++ g++ jq jq python3 python3 sqlite3 sqlite3 && need_file /usr/include/simdjson.h libsimdjson-dev) || true
}

bench_operator() {
  dotnet publish operator --configuration Release --runtime linux-x64 --self-contained true --output out/bench-operator -nologo
}

# The webhooks' peers: Debian's nginx, unpacked (an installation would start it), and a Go program built with Debian's Go.
bench_webhook_peers() { with_lock webhook-peers _bench_webhook_peers_locked; }

_bench_webhook_peers_locked() {
  local store source=tests/Decnet.Bench/Webhook/webhookload.go
  store=$(cache_dir)/webhook-peers
  [[ -x $store/usr/sbin/nginx && $store/webhookload -nt $source ]] && return 0
  rm -rf "$store.partial"
  mkdir -p "$store.partial/archives"
  debian_refresh
  (cd "$store.partial/archives" && debian_apt download nginx)
  dpkg-deb -x "$store.partial"/archives/nginx_*.deb "$store.partial"
  kube_toolchain "$store.partial/go"
  GOCACHE=$store.partial/cache GO111MODULE=off CGO_ENABLED=0 GOFLAGS='' \
    "$store.partial/go/usr/lib/go-1.19/bin/go" build -o "$store.partial/webhookload" "$source"
  rm -rf "$store.partial/go" "$store.partial/archives" "$store.partial/cache"
  publish "$store.partial" "$store"
}

bench_webhook() {
  dotnet publish tests/Decnet.Webhook.Rig --configuration Release --runtime linux-x64 --self-contained true -p:PublishReadyToRun=true \
    --output out/bench-webhook -nologo
}
