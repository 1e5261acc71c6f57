using Decnet.Operator.ApiTests.Cluster;
using Xunit.Sdk;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(ApiServer))]

// Some tests restart the API server that all of them share.
[assembly: Parallelization(Mode = ParallelMode.None)]
