using Decnet.EndToEnd.Tests.Cluster;

[assembly: AssemblyFixture(typeof(Decnet.EndToEnd.Tests.Deckies.WebServer))]

namespace Decnet.EndToEnd.Tests.Deckies;

/// <summary>The decoy that most tests break into: ssh and telnet, one inline password, one from a Secret.</summary>
public sealed class WebServer : IAsyncLifetime
{
    public const string Namespace = "e2e-web";
    public const string Password = "winter-2024";
    public const string SecretPassword = "Tr0ub4dor&3";

    internal Decoy Decky { get; } = new(Namespace, "web-01");

    public async ValueTask InitializeAsync()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await TestNamespace.CreateAsync(Namespace, cancellationToken);
        await Kubectl.ApplyAsync(
            $$$"""
            apiVersion: v1
            kind: Secret
            metadata:
              name: deploy-password
              namespace: {{{Namespace}}}
            stringData:
              password: "{{{SecretPassword}}}"
            """,
            cancellationToken);
        await Kubectl.ApplyAsync(
            Decoy.Manifest(Namespace, "web-01",
                $$$"""
                [{name: ssh, accounts: [{name: admin, password: "{{{Password}}}"}, {name: deploy, passwordFrom: {name: deploy-password, key: password}}]},
                             {name: telnet, accounts: [{name: admin, password: "{{{Password}}}"}]}]
                """,
                "  expose: {type: NodePort}"),
            cancellationToken);
        await Decky.ReadyAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync() => await TestNamespace.DeleteAsync(Namespace, TestContext.Current.CancellationToken);
}
