using System.Text.Json.Nodes;
using Decnet.Chart.Tests.Rendering;

namespace Decnet.Chart.Tests;

/// <summary>
/// What the operator and the users may do. A new right needs a line in allowed-rules.txt, with the reason for it in
/// charts/decnet/templates/_rules.tpl.
/// </summary>
public sealed class RoleTests
{
    // Each would let its holder have more than the chart grants.
    private static readonly string[] Escalations =
        ["*", "escalate", "bind", "impersonate", "pods/exec", "pods/attach", "pods/portforward", "pods/ephemeralcontainers", "nodes/proxy", "serviceaccounts/token"];

    public static TheoryData<string> Cases => [.. Case.Names];

    [Theory]
    [InlineData("defaults", "ClusterRole")]
    [InlineData("namespaces", "Role")]
    public void The_operator_has_exactly_the_allowed_rights_where_deckies_live(string name, string kind)
    {
        var allowed = File.ReadAllLines(Repository.Path("tests/Decnet.Chart.Tests/allowed-rules.txt")).Where(line => line.Length > 0).Order();
        var roles = new Case(name).Render("helm").Where(item => item.Kind == kind && item.Name == "decnet-operator").ToList();

        Assert.NotEmpty(roles);
        Assert.All(roles, role => Assert.Equal(allowed, Rules(role).Order()));
    }

    [Fact]
    public void In_its_own_namespace_it_may_keep_its_lease_and_run_workers_and_nothing_else()
    {
        var roles = new Case("defaults").Render("helm").Where(item => item.Kind == "Role").ToDictionary(role => role.Name);

        Assert.Equal(["decnet-operator-leadership", "decnet-webhook-api-server", "decnet-workers"], roles.Keys.Order());
        Assert.Equal(["discovery.k8s.io/endpointslices kubernetes: get"], Rules(roles["decnet-webhook-api-server"]));
        Assert.Equal(
            [
                "decnet.io/serviceworkers: get list watch create patch delete", "decnet.io/serviceworkers/status: patch",
                "apps/daemonsets: get list watch create patch", "apps/deployments: get list watch create patch",
                "decnet.io/webhooksubscriptions: get list watch patch", "decnet.io/webhooksubscriptions/status: patch",
                "rbac.authorization.k8s.io/roles: get list watch create patch", "rbac.authorization.k8s.io/rolebindings: get list watch create patch",
                "core/secrets: get list watch",
                "core/configmaps: get list watch", "core/pods: get list watch", "core/events: list create patch",
            ],
            Rules(roles["decnet-workers"]));
        Assert.Equal(
            ["coordination.k8s.io/leases: create", "coordination.k8s.io/leases decnet-operator: get update patch"], Rules(roles["decnet-operator-leadership"]));
    }

    [Fact]
    public void A_list_of_namespaces_needs_no_right_in_the_whole_cluster()
    {
        var rendered = new Case("namespaces").Render("helm");

        Assert.DoesNotContain(rendered, item => item.Kind == "ClusterRoleBinding");
        Assert.Equal(["blue", "red"], rendered.Where(item => item.Kind == "Role" && item.Name == "decnet-operator").Select(Namespace).Order());
        Assert.Equal(["blue", "red"], rendered.Where(item => item.Kind == "RoleBinding" && item.Name == "decnet-operator").Select(Namespace).Order());
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void No_role_has_a_wildcard_or_a_way_to_more_rights(string name)
    {
        var words = from role in new Case(name).Render("helm")
                    where role.Kind is "Role" or "ClusterRole"
                    from rule in role.Content["rules"]!.AsArray()
                    from part in new[] { "verbs", "resources", "apiGroups", "nonResourceURLs" }
                    from word in Words(rule!, part)
                    select $"{role}: {word}";

        Assert.NotEmpty(words);
        Assert.DoesNotContain(words, word => Escalations.Contains(word.Split(": ")[1]));
    }

    [Theory]
    [InlineData("view", "get list watch")]
    [InlineData("edit", "get list watch create update patch delete")]
    [InlineData("admin", "get list watch create update patch delete deletecollection")]
    public void The_clusters_own_roles_reach_the_products_kinds(string role, string verbs)
    {
        var found = Assert.Single(new Case("defaults").Render("helm"), item => item.Kind == "ClusterRole" && item.Name == $"decnet-{role}");

        Assert.Equal("true", (string?)found.Content["metadata"]!["labels"]![$"rbac.authorization.k8s.io/aggregate-to-{role}"]);
        Assert.Contains($"decnet.io/deckies: {verbs}", Rules(found));
    }

    [Fact]
    public void The_API_may_ask_who_somebody_is_and_list_the_products_kinds_and_nothing_else()
    {
        var rendered = new Case("defaults").Render("helm");

        Assert.Equal(
            ["authentication.k8s.io/tokenreviews: create", "authorization.k8s.io/subjectaccessreviews: create"],
            Rules(Assert.Single(rendered, item => item.Kind == "ClusterRole" && item.Name == "decnet-api-reviews")));
        Assert.All(
            Rules(Assert.Single(rendered, item => item.Kind == "ClusterRole" && item.Name == "decnet-api")),
            rule => Assert.Matches("^decnet.io/(deckies|serviceworkers|webhooksubscriptions): get list$", rule));
        Assert.Equal(
            ["decnet.io/recordings: get list"], Rules(Assert.Single(rendered, item => item.Kind == "ClusterRole" && item.Name == "decnet-reader")));
    }

    [Fact]
    public void The_removal_may_look_and_delete_what_is_of_the_products_kinds_and_is_no_part_of_a_release_that_keeps_its_definitions()
    {
        var rules = Rules(Assert.Single(
            new Case("everything").Render("helm"), item => item.Kind == "Role" && item.Name == "trap-removal" && Namespace(item) == "blue")).ToList();

        Assert.All(rules, rule => Assert.EndsWith(rule.StartsWith("decnet.io/", StringComparison.Ordinal) ? ": list delete" : ": list", rule, StringComparison.Ordinal));
        Assert.Equal(3, rules.Count(rule => rule.StartsWith("decnet.io/", StringComparison.Ordinal)));
        Assert.DoesNotContain(new Case("defaults").Render("helm"), item => item.Name.EndsWith("-removal", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("view", false)]
    [InlineData("edit", false)]
    [InlineData("admin", true)]
    public void Recordings_are_for_everybody_who_may_look_and_passwords_for_admins(string role, bool credentials)
    {
        var rules = Rules(Assert.Single(new Case("defaults").Render("helm"), item => item.Kind == "ClusterRole" && item.Name == $"decnet-{role}")).ToList();

        Assert.Contains("decnet.io/recordings: get list watch", rules);
        Assert.Equal(credentials, rules.Contains("decnet.io/credentials: get list"));
    }

    private static string Namespace(Manifest manifest) => (string)manifest.Content["metadata"]!["namespace"]!;

    /// <summary>A line for each resource: <c>group/resource names: verbs</c>.</summary>
    private static IEnumerable<string> Rules(Manifest role) =>
        from rule in role.Content["rules"]!.AsArray()
        from apiGroup in Words(rule!, "apiGroups")
        from resource in Words(rule!, "resources")
        let names = string.Join(' ', Words(rule!, "resourceNames"))
        select $"{(apiGroup.Length > 0 ? apiGroup : "core")}/{resource}{(names.Length > 0 ? " " + names : "")}: {string.Join(' ', Words(rule!, "verbs"))}";

    private static IEnumerable<string> Words(JsonNode rule, string part) => (rule[part]?.AsArray() ?? []).Select(word => (string)word!);
}
