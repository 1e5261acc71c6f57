using Decnet.Api.Admitting;
using Decnet.Api.Answering;
using Decnet.Api.Cluster;

namespace Decnet.Api.ApiTests.Admitting;

/// <summary>The cluster's word, asked with the rights that the chart gives the API and no others.</summary>
public sealed class ReviewTests(InstalledCluster cluster)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_is_known_or_not()
    {
        using var client = await cluster.AsApiAsync();
        var reviews = new KubernetesReviews(client);

        var caller = await reviews.WhoAsync(await cluster.TokenAsync(InstalledCluster.System, "decnet-reader"), Cancelled);

        Assert.Equal("system:serviceaccount:decnet-system:decnet-reader", caller?.Name);
        Assert.Contains("system:serviceaccounts:decnet-system", caller!.Groups);
        Assert.Null(await reviews.WhoAsync("made up", Cancelled));
    }

    [Theory]
    [InlineData("decnet-view", true, false)]
    [InlineData("decnet-edit", true, false)]
    [InlineData("decnet-admin", true, true)]
    public async Task The_chart_s_roles_see_recordings_and_only_admins_passwords(string role, bool recordings, bool credentials)
    {
        using var client = await cluster.AsApiAsync();
        var reviews = new KubernetesReviews(client);
        var everywhere = (await reviews.WhoAsync(await cluster.UserAsync($"{role}-everywhere", role, null), Cancelled))!;
        var inLab = (await reviews.WhoAsync(await cluster.UserAsync($"{role}-lab", role, "lab"), Cancelled))!;

        foreach (var verb in new[] { "get", "list", "watch" })
        {
            Assert.Equal(recordings, await reviews.MayAsync(everywhere, new Question(verb, Question.Recordings, null), Cancelled));
            Assert.Equal(recordings, await reviews.MayAsync(inLab, new Question(verb, Question.Recordings, "lab"), Cancelled));
            Assert.False(await reviews.MayAsync(inLab, new Question(verb, Question.Recordings, "other"), Cancelled));
            Assert.False(await reviews.MayAsync(inLab, new Question(verb, Question.Recordings, null), Cancelled));
        }

        Assert.Equal(credentials, await reviews.MayAsync(everywhere, new Question("list", Question.Credentials, null), Cancelled));
        Assert.Equal(credentials, await reviews.MayAsync(inLab, new Question("get", Question.Credentials, "lab"), Cancelled));
    }

    [Fact]
    public async Task The_account_of_readers_reads_recordings_and_nothing_else()
    {
        using var client = await cluster.AsApiAsync();
        var reviews = new KubernetesReviews(client);
        var reader = (await reviews.WhoAsync(await cluster.TokenAsync(InstalledCluster.System, "decnet-reader"), Cancelled))!;

        Assert.True(await reviews.MayAsync(reader, new Question("list", Question.Recordings, null), Cancelled));
        Assert.False(await reviews.MayAsync(reader, new Question("list", Question.Credentials, null), Cancelled));
        Assert.False(await reviews.MayAsync(reader, new Question("list", "deckies", null), Cancelled));
    }

    [Fact]
    public async Task Objects_are_listed_with_the_API_s_own_rights_page_by_page()
    {
        foreach (var (space, name) in new[] { ("lab", "a"), ("lab", "b"), ("other", "c") })
        {
            var decky = new Dictionary<string, object>
            {
                ["apiVersion"] = "decnet.io/v1alpha1",
                ["kind"] = "Decky",
                ["metadata"] = new Dictionary<string, object> { ["name"] = name, ["namespace"] = space },
                ["spec"] = new Dictionary<string, object> { ["services"] = new[] { new Dictionary<string, object> { ["name"] = "ssh" } } },
            };
            await cluster.Admin.CustomObjects.CreateNamespacedCustomObjectAsync(decky, "decnet.io", "v1alpha1", space, "deckies", cancellationToken: Cancelled);
        }

        using var client = await cluster.AsApiAsync();
        var objects = new KubernetesObjects(client);

        var (first, next) = await objects.ListAsync("deckies", null, 2, null, Cancelled);
        var (rest, end) = await objects.ListAsync("deckies", null, 2, next, Cancelled);
        var (inLab, _) = await objects.ListAsync("deckies", "lab", 10, null, Cancelled);

        Assert.Equal(["a", "b", "c"], first.Concat(rest).Select(item => item.Text("metadata", "name")));
        Assert.Null(end);
        Assert.Equal(2, inLab.Count);
        Assert.Empty((await new KubernetesObjects(cluster.Admin).ListAsync("nosuchkinds", null, 10, null, Cancelled)).Items);
        Assert.Equal(400, (await Assert.ThrowsAsync<ApiFault>(() => objects.ListAsync("deckies", null, 2, "junk", Cancelled))).Status);
    }

    [Fact]
    public async Task What_the_API_may_not_do_is_said_to_be_its_own_lack()
    {
        using var reader = new Kubernetes(cluster.Configuration(await cluster.TokenAsync(InstalledCluster.System, "decnet-reader")));

        await Assert.ThrowsAsync<ReviewUnavailableException>(() => new KubernetesReviews(reader).WhoAsync("any", Cancelled));
        Assert.Equal(503, (await Assert.ThrowsAsync<ApiFault>(() => new KubernetesObjects(reader).ListAsync("deckies", null, 2, null, Cancelled))).Status);
    }
}
