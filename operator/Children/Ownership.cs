namespace Decnet.Operator.Children;

/// <summary>Whose an object is that has the name we need.</summary>
internal enum Ownership
{
    /// <summary>There is none.</summary>
    Nobody,

    /// <summary>The owner's, or one that carries its labels and has lost its owner.</summary>
    Ours,

    /// <summary>Of an earlier owner of the same name; Kubernetes deletes it, or it is taken over.</summary>
    Former,

    /// <summary>Somebody else's. Never touched.</summary>
    Foreign,
}
