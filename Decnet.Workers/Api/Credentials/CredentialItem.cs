using Decnet.Api.Paging;
using Decnet.Store.Model;

namespace Decnet.Api.Credentials;

/// <summary>A name and a secret that somebody tried at one service of one decky.</summary>
/// <param name="Secret">For people; empty when it is not known (of an account that doesn't exist).</param>
/// <param name="SecretBase64">Exact, as far as the recorder kept it.</param>
internal sealed record CredentialItem(
    string Source, string Namespace, string Decky, string Service, string User, string Secret, string SecretBase64, bool Accepted,
    DateTimeOffset FirstAt, DateTimeOffset LastAt, int Count)
{
    public static CredentialItem Of(Credential one) => new(
        one.Address, one.Namespace, one.Decky, one.Service, one.UserName, one.Secret, one.SecretBase64, one.Accepted,
        Instant.Of(one.FirstUs), Instant.Of(one.LastUs), one.Count);
}
