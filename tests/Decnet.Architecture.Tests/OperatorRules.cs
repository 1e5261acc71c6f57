namespace Decnet.Architecture.Tests;

/// <summary>Inside the operator: types and builders are pure, and only the runtime talks to the API server.</summary>
public sealed class OperatorRules
{
    [Theory]
    [InlineData("operator/Decky/Api")]
    [InlineData("operator/Decky/Building")]
    public void Types_and_builders_make_no_calls(string folder)
    {
        string[] callers = ["IKubernetes ", "IKubernetes>", "HttpClient", "await ", "System.Net.Http", "File."];
        var files = Repository.SourceFiles(folder).ToList();

        Assert.NotEmpty(files);
        Assert.Empty(Offenders(files, callers));
    }

    [Fact]
    public void The_runtime_knows_no_resource_of_the_product()
    {
        var files = Repository.SourceFiles("operator/Reconciling").Concat(Repository.SourceFiles("operator/Cluster")).ToList();

        Assert.NotEmpty(files);
        Assert.Empty(Offenders(files, ["Decnet.Operator.Decky", "Decnet.Operator.ServiceWorker", "Decnet.Operator.WebhookSubscription"]));
    }

    [Theory]
    [InlineData("operator/Steps")]
    [InlineData("operator/Children")]
    [InlineData("operator/Pods")]
    [InlineData("operator/Secrets")]
    [InlineData("operator/Verdicts")]
    public void What_kinds_share_knows_none_of_them(string folder)
    {
        var files = Repository.SourceFiles(folder).ToList();

        Assert.NotEmpty(files);
        Assert.Empty(Offenders(files, ["Decnet.Operator.Decky", "Decnet.Operator.ServiceWorker", "Decnet.Operator.WebhookSubscription"]));
    }

    private static IEnumerable<string> Offenders(IEnumerable<string> files, string[] words) =>
        from file in files
        let text = File.ReadAllText(file)
        from word in words
        where text.Contains(word, StringComparison.Ordinal)
        select $"{Repository.Relative(file)}: {word}";
}
