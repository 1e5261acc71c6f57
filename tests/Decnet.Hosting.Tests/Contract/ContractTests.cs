using Decnet.Worker;

namespace Decnet.Hosting.Tests.Contract;

public sealed class ContractTests
{
    [Fact]
    public void The_roles_that_work_are_those_that_the_contract_promises() =>
        Assert.Equal(WorkerRoles.Working.Order(), Roles.All.Select(role => role.Name).Order());

    [Fact]
    public void There_are_the_twelve_roles_of_the_design_and_the_api() =>
        Assert.Equal(12, WorkerRoles.All.Distinct().Except([WorkerRoles.Api]).Count());

    [Theory]
    [InlineData("bus", "queue", "DECNET_BUS_QUEUE")]
    [InlineData("bus", "maxConnections", "DECNET_BUS_MAX_CONNECTIONS")]
    [InlineData("bus", "bridgeCA", "DECNET_BUS_BRIDGE_CA")]
    [InlineData("webhook", "circuitThreshold", "DECNET_WEBHOOK_CIRCUIT_THRESHOLD")]
    [InlineData("bus", "bridgeURL", "DECNET_BUS_BRIDGE_URL")]
    [InlineData("bus", "bridgeUrl", "DECNET_BUS_BRIDGE_URL")]
    public void A_key_of_the_settings_has_one_variable(string role, string key, string variable) =>
        Assert.Equal(variable, WorkerVariables.Setting(role, key));
}
