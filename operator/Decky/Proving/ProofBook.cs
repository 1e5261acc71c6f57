using Decnet.Operator.Decky.Api;

namespace Decnet.Operator.Decky.Proving;

/// <summary>The last proof of each condition. Kept in the status, so that another operator goes on where this one ended.</summary>
internal sealed class ProofBook(IEnumerable<DeckyProof>? proofs)
{
    private readonly IReadOnlyList<DeckyProof> _proofs = [.. proofs ?? []];

    public IReadOnlyList<DeckyProof> All => _proofs;

    /// <returns>Null when there is none of this pod.</returns>
    public DeckyProof? Of(string about, V1Pod? pod) =>
        pod is null ? null : _proofs.FirstOrDefault(proof => proof.About == about && proof.Pod == pod.Metadata.Uid);

    public ProofBook With(DeckyProof proof) =>
        new(_proofs.Where(other => other.About != proof.About).Append(proof).OrderBy(entry => entry.About, StringComparer.Ordinal));
}
