using Decnet.Operator.ApiTests.Cluster;
using Xunit.Sdk;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(ApiServer))]

// They wait more than they work.
[assembly: Parallelization(Mode = ParallelMode.Collections, MaxThreads = 4)]
