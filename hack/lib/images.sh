# shellcheck shell=bash
# Container images from the Dockerfiles beside what they contain: docker when its engine answers, else buildah, which
# needs no daemon. What .NET makes is published on this machine first, so no .NET base image is needed.
#
# The tag is a hash of what goes in (sources, Dockerfile, base), so the same tree gives the same tag everywhere, and an
# image that exists under its tag is never built again.

source "$hack/lib/cli.sh"
IMAGES=(operator decky agent worker)

image_context() {
    case $1 in
    operator) echo "$repository/operator" ;;
    decky) echo "$repository/Decnet.SessRec" ;;
    agent) echo "$repository/Decnet.Workers" ;;
    worker) echo "$repository/Decnet.Workers/Worker" ;;
    *) die "unknown image: $1" "one of: ${IMAGES[*]}" ;;
    esac
}

image_project() {
    case $1 in
    operator) echo "$repository/operator/Decnet.Operator.csproj" ;;
    decky) echo "$repository/Decnet.SessRec/Decnet.SessRec.csproj" ;;
    agent) echo "$repository/Decnet.Workers/Cli/Decnet.Cli.csproj" ;;
    worker) echo "$repository/Decnet.Workers/Worker/Decnet.Worker.csproj" ;;
    esac
}

# The parts of the tree that an image is made of.
image_sources() {
    case $1 in
    operator) echo operator crds Decnet.Workers/Contract ;;
    decky) echo Decnet.SessRec ;;
    agent) echo Decnet.Workers/Dockerfile Decnet.Workers/Cli Decnet.Workers/Recordings Decnet.SessRec/Shard ;;
    worker) worker_sources ;;
    esac
    echo Directory.Build.props Directory.Packages.props global.json
}

# Every folder of the workers but the command line's; the recording format is the recorder's.
worker_sources() {
    local folder
    for folder in "$repository"/Decnet.Workers/*/; do
        [[ $folder == */Cli/ ]] || echo "Decnet.Workers/$(basename "$folder")"
    done
    echo Decnet.SessRec/Shard
}

# image_tag NAME: 12 hexadecimal digits over the sources' names and contents and the base's identity.
image_tag() {
    local sources
    read -ra sources <<<"$(image_sources "$1" | tr '\n' ' ')"
    (
        cd "$repository"
        source_files "${sources[@]}" | xargs -0 sha256sum
        echo "base ${BASE:-debian:$DEBIAN_SUITE-slim}"
        # How images, and a base made here, are put together; both engines' ways, so that the tag is the same with either.
        cat "$hack"/lib/images-*.sh
    ) | sha256sum | cut -c1-12
}

# Without git (a release archive) everything but build output counts.
source_files() {
    if git -C "$repository" rev-parse --git-dir >/dev/null 2>&1; then
        git ls-files -z -co --exclude-standard -- "$@" | sort -zu | while IFS= read -rd '' file; do
            [[ ! -f $file ]] || printf '%s\0' "$file"
        done
    else
        find "$@" -type d \( -name bin -o -name obj -o -name out \) -prune -o -type f -print0 | sort -zu
    fi
}

image_archive() { printf '%s/images/%s-%s.tar\n' "$(cache_dir)" "$1" "$2"; }

# image_publish NAME: `dotnet publish` into the build context; for linux-x64, with everything that .NET needs inside.
image_publish() {
    local out
    out=$(image_context "$1")/out/$1
    rm -rf "$out"
    if [[ $1 == agent ]]; then
        cli_ensure
        mkdir -p "$out"
        cp "$(cli_store)/decnet" "$out/decnet"
        return
    fi
    _publish_project "$(image_project "$1")" "$out" --self-contained true || return
    # The bus' process is native code beside the managed host.
    if [[ $1 == worker ]]; then
        _publish_project "$repository/Decnet.Workers/BusProcess/Decnet.BusProcess.csproj" "$out/bus" || return
        mv "$out/bus/decnet-bus" "$out/"
        rm -rf "$out/bus"
    fi
}

# _publish_project PROJECT DIRECTORY [OPTION…]
_publish_project() {
    local project=$1 to=$2
    shift 2
    DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 dotnet publish "$project" -c Release -r linux-x64 -o "$to" "$@" \
        -p:DebugType=none -p:ContinuousIntegrationBuild=true -p:RestoreLockedMode=true
}

# image_build NAME TAG
image_build() {
    local name=$1 tag=$2 archive engine
    archive=$(image_archive "$name" "$tag")
    [[ ! -s $archive ]] || return 0
    mkdir -p "${archive%/*}"
    [[ $name != decky && $name != worker ]] || { need clang clang ld.lld lld gcc gcc && need_file /usr/include/zlib.h zlib1g-dev; }
    step "publishing $name" image_publish "$name"
    engine=$(image_engine)
    source "$hack/lib/images-$engine.sh"
    with_lock base "${engine}_prepare"
    step "building the image decnet/$name:$tag with $engine" "${engine}_build" "$name" "$tag" "$archive.partial"
    mv "$archive.partial" "$archive"
    # Only the newest two of each are kept: an image of a Debian server is a few hundred megabytes.
    (cd "${archive%/*}" && find . -name "$name-*.tar" -printf '%T@ %p\n' | sort -rn | tail -n +3 | cut -d' ' -f2 | xargs -r rm -f)
}

image_engine() {
    local engine=${DECNET_IMAGE_ENGINE:-}
    if [[ -z $engine ]]; then
        if docker info >/dev/null 2>&1; then engine=docker; else engine=buildah; fi
    fi
    [[ $engine == docker || $engine == buildah ]] || die "DECNET_IMAGE_ENGINE=$engine is not docker or buildah"
    echo "$engine"
}
