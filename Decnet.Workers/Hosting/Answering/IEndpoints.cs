using Microsoft.AspNetCore.Routing;

namespace Decnet.Hosting.Answering;

/// <summary>What a role answers beside what every worker does.</summary>
internal interface IEndpoints
{
    void Map(IEndpointRouteBuilder app);
}
