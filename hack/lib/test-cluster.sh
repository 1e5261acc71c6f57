# shellcheck shell=bash
# Names that the tests' cluster goes by; shared by the script that makes it and the one that runs the tests.

# Another name keeps the clusters of two checkouts apart.
TEST_CLUSTER=${DECNET_TEST_CLUSTER:-decnet-test}
TEST_ARTIFACTS=/var/lib/$TEST_CLUSTER

export_test_cluster() {
    DECNET_E2E_KUBECONFIG=$(hack/cluster kubeconfig "$TEST_CLUSTER")
    DECNET_E2E_ARTIFACTS=$TEST_ARTIFACTS/artifacts
    DECNET_E2E_CLUSTER=$TEST_CLUSTER
    export DECNET_E2E_KUBECONFIG DECNET_E2E_ARTIFACTS DECNET_E2E_CLUSTER
}
