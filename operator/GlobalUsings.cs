global using Decnet.Operator.Reconciling;
global using Decnet.Operator.Cluster.Connection;
