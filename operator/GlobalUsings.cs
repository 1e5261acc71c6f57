global using Decnet.Operator.Cluster.Connection;
global using Decnet.Operator.Reconciling;
