using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Decnet.Store.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SessionsOfANamespace : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_sessions_namespace_started_us",
                table: "sessions",
                columns: new[] { "namespace", "started_us" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_sessions_namespace_started_us",
                table: "sessions");
        }
    }
}
