namespace Decnet.Operator.Decky.Identity.HostKeys;

internal interface IHostKeyMaker
{
    /// <param name="algorithm">One of <see cref="Contract.IdentityKeys.HostKeyAlgorithms"/>.</param>
    /// <param name="hostname">Stands in the key's comment.</param>
    HostKey Make(string algorithm, string hostname);
}
