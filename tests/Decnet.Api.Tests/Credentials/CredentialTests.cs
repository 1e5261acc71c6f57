using Decnet.Api.Tests.Serving;
using Decnet.Api.Tests.Sessions;
using Decnet.Store.Model;

namespace Decnet.Api.Tests.Credentials;

public sealed class CredentialTests
{
    [Fact]
    public async Task Who_may_see_them_gets_names_and_secrets_the_last_tried_first()
    {
        await using var api = await RunningApi.StartAsync(new Badges().Grant("admin", "list credentials lab"));
        await api.StoreAsync(One("root", "toor", 1), One("admin", "admin123", 3), One("pi", "raspberry", 2, "other"));

        var all = await api.GetAsync("/credentials?limit=2");
        Assert.Equal(["admin admin123", "pi raspberry"], all.GetProperty("items").EnumerateArray().Select(one => $"{one.GetProperty("user")} {one.GetProperty("secret")}"));
        var rest = await api.GetAsync($"/credentials?cursor={all.GetProperty("next").GetString()}");
        Assert.Equal("root", rest.GetProperty("items")[0].GetProperty("user").GetString());

        Assert.Equal(2, (await api.As("admin").GetAsync("/credentials?namespace=lab")).GetProperty("items").GetArrayLength());
        await api.FaultAsync("/credentials", 403);
    }

    private static Credential One(string user, string secret, int at, string space = "lab") => new()
    {
        Address = "203.0.113.7",
        Namespace = space,
        Decky = "web",
        Service = "ssh",
        UserName = user,
        Secret = secret,
        SecretBase64 = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(secret)),
        FirstUs = Recorded.Start,
        LastUs = Recorded.Start + at,
        Count = 1,
    };
}
