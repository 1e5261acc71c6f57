namespace Decnet.Operator.Installation.Checking;

/// <summary>One thing that an installation must have.</summary>
internal interface ICheck
{
    /// <summary>What is looked at.</summary>
    string Name { get; }

    /// <returns>What is wrong and what to do about it; empty when nothing is.</returns>
    Task<string> FindAsync(CancellationToken cancellationToken);
}
