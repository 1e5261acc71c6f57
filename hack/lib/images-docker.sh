# shellcheck shell=bash
# Images with docker; the base comes from the registry that the engine uses.

docker_prepare() { :; }

docker_build() {
    local name=$1 tag=$2 archive=$3
    docker build --network host --build-arg "BASE=${BASE:-debian:$DEBIAN_SUITE-slim}" -t "decnet/$name:$tag" "$(image_context "$name")"
    docker save -o "$archive" "decnet/$name:$tag"
}
