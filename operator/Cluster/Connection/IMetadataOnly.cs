namespace Decnet.Operator.Cluster.Connection;

/// <summary>Marks a type that stands for a kind's metadata: lists and watches of it ask the API server for no more.</summary>
internal interface IMetadataOnly;
