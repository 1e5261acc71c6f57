namespace Decnet.Operator.Decky.Identity.HostKeys;

internal interface IHostKeyMaker
{
    /// <param name="algorithm">One of <see cref="Contract.IdentityKeys.HostKeyAlgorithms"/>.</param>
    /// <param name="hostname">Stands in the key's comment.</param>
    /// <param name="machine">Is reconciled again when there is a key for it.</param>
    /// <returns>Null while the key is in the making.</returns>
    HostKey? Make(string algorithm, string hostname, ObjectKey machine);
}
