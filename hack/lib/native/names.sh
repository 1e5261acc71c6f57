# shellcheck shell=bash
# Everything that must differ between two clusters on one machine, derived from the name. The node lives in its own
# network, process, mount and cgroup namespaces, so ports and iptables chains can't meet; addresses and paths could.

node_names() {
    CLUSTER=$1
    [[ $CLUSTER =~ ^[a-z][a-z0-9-]{0,30}$ ]] || die "not a cluster name: '$CLUSTER'" "use lower-case letters, digits and dashes"
    case $CLUSTER in
    decnet) NODE_INDEX=1 ;;
    decnet-test) NODE_INDEX=2 ;;
    *) NODE_INDEX=$(($(cksum <<<"$CLUSTER" | cut -d' ' -f1) % 13 + 3)) ;;
    esac
    # An intruder can read paths of the host in a pod's mountinfo and the node's name in few places: both stay neutral.
    NODE_NAME=node-$NODE_INDEX
    NODE_STATE=/var/lib/kube-node/$NODE_INDEX
    NODE_CGROUP=kube-node-$NODE_INDEX
    NODE_LINK=kn$NODE_INDEX
    local second=${DECNET_NET_SECOND_OCTET:-213}
    HOST_IP=10.$second.$NODE_INDEX.1
    NODE_IP=10.$second.$NODE_INDEX.2
    POD_CIDR=10.$((second + 1)).$((NODE_INDEX * 8)).0/21
    SERVICE_CIDR=10.$((second + 2)).$((NODE_INDEX * 16)).0/20
    KUBERNETES_SERVICE_IP=10.$((second + 2)).$((NODE_INDEX * 16)).1
}
