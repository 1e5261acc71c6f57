global using Decnet.Operator.Children;
global using Decnet.Operator.Cluster.Connection;
global using Decnet.Operator.Pods;
global using Decnet.Operator.Reconciling;
global using Decnet.Operator.Steps;
global using Decnet.Operator.Verdicts;
