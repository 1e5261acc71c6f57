using System.Buffers.Text;
using System.Text;
using Decnet.Operator.Hosting;

namespace Decnet.Operator.Tests.Hosting;

public sealed class TokenOwnerTests
{
    [Theory]
    [InlineData("""{"kubernetes.io":{"namespace":"n","pod":{"name":"p","uid":"2"},"serviceaccount":{"name":"decnet-operator","uid":"11-22"}}}""")]
    [InlineData("""{"kubernetes.io/serviceaccount/service-account.name":"decnet-operator","kubernetes.io/serviceaccount/service-account.uid":"11-22"}""")]
    public void A_token_of_either_kind_names_its_account(string claims)
    {
        var owner = TokenOwner.Of($"e30.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}.signature\n");

        Assert.NotNull(owner);
        Assert.Equal(("v1", "ServiceAccount", "decnet-operator", "11-22"), (owner.ApiVersion, owner.Kind, owner.Name, owner.Uid));
    }

    [Theory]
    [InlineData("")]
    [InlineData("opaque-token")]
    [InlineData("a.%%%.c")]
    [InlineData("e30.bm90IGpzb24.c")]
    [InlineData("e30.e30.c")]
    public void Any_other_token_owns_nothing(string token) => Assert.Null(TokenOwner.Of(token));
}
