using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Decnet.Store.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "attackers",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    address = table.Column<string>(type: "text", nullable: false),
                    first_seen_us = table.Column<long>(type: "bigint", nullable: false),
                    last_seen_us = table.Column<long>(type: "bigint", nullable: false),
                    sessions = table.Column<int>(type: "integer", nullable: false),
                    deckies = table.Column<string>(type: "text", nullable: false),
                    score = table.Column<int>(type: "integer", nullable: true),
                    verdict = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_attackers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "credentials",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    attacker_id = table.Column<long>(type: "bigint", nullable: true),
                    address = table.Column<string>(type: "text", nullable: false),
                    @namespace = table.Column<string>(name: "namespace", type: "text", nullable: false),
                    decky = table.Column<string>(type: "text", nullable: false),
                    service = table.Column<string>(type: "text", nullable: false),
                    user_name = table.Column<string>(type: "text", nullable: false),
                    secret = table.Column<string>(type: "text", nullable: false),
                    secret_base64 = table.Column<string>(type: "text", nullable: false),
                    accepted = table.Column<bool>(type: "boolean", nullable: false),
                    first_us = table.Column<long>(type: "bigint", nullable: false),
                    last_us = table.Column<long>(type: "bigint", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_credentials", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "logs",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    source = table.Column<string>(type: "text", nullable: false),
                    source_position = table.Column<long>(type: "bigint", nullable: false),
                    at_us = table.Column<long>(type: "bigint", nullable: false),
                    @namespace = table.Column<string>(name: "namespace", type: "text", nullable: false),
                    decky = table.Column<string>(type: "text", nullable: false),
                    pod = table.Column<string>(type: "text", nullable: true),
                    severity = table.Column<int>(type: "integer", nullable: true),
                    app = table.Column<string>(type: "text", nullable: true),
                    message_id = table.Column<string>(type: "text", nullable: true),
                    fields = table.Column<string>(type: "text", nullable: true),
                    text = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_logs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "positions",
                columns: table => new
                {
                    source = table.Column<string>(type: "text", nullable: false),
                    reached = table.Column<long>(type: "bigint", nullable: false),
                    updated_us = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_positions", x => x.source);
                });

            migrationBuilder.CreateTable(
                name: "sessions",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    @namespace = table.Column<string>(name: "namespace", type: "text", nullable: false),
                    decky = table.Column<string>(type: "text", nullable: false),
                    service = table.Column<string>(type: "text", nullable: false),
                    sid = table.Column<string>(type: "text", nullable: false),
                    attacker_id = table.Column<long>(type: "bigint", nullable: true),
                    address = table.Column<string>(type: "text", nullable: true),
                    user_name = table.Column<string>(type: "text", nullable: true),
                    started_us = table.Column<long>(type: "bigint", nullable: false),
                    ended_us = table.Column<long>(type: "bigint", nullable: true),
                    duration_s = table.Column<double>(type: "double precision", nullable: true),
                    exit_code = table.Column<int>(type: "integer", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    events = table.Column<long>(type: "bigint", nullable: true),
                    bytes = table.Column<long>(type: "bigint", nullable: true),
                    truncated = table.Column<bool>(type: "boolean", nullable: false),
                    command = table.Column<string>(type: "text", nullable: true),
                    tty = table.Column<bool>(type: "boolean", nullable: false),
                    first_day = table.Column<string>(type: "text", nullable: false),
                    last_day = table.Column<string>(type: "text", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sessions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "commands",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    session_id = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    at_s = table.Column<double>(type: "double precision", nullable: false),
                    origin = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_commands", x => x.id);
                    table.ForeignKey(
                        name: "FK_commands_sessions_session_id",
                        column: x => x.session_id,
                        principalTable: "sessions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "session_profiles",
                columns: table => new
                {
                    session_id = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    cov = table.Column<double>(type: "double precision", nullable: true),
                    kd_arrow_rate = table.Column<double>(type: "double precision", nullable: true),
                    kd_burst_ratio = table.Column<double>(type: "double precision", nullable: true),
                    kd_ctrl_abort = table.Column<int>(type: "integer", nullable: true),
                    kd_ctrl_backspace = table.Column<int>(type: "integer", nullable: true),
                    kd_ctrl_eof = table.Column<int>(type: "integer", nullable: true),
                    kd_ctrl_ukill = table.Column<int>(type: "integer", nullable: true),
                    kd_ctrl_wkill = table.Column<int>(type: "integer", nullable: true),
                    kd_digraph_simhash = table.Column<byte[]>(type: "bytea", nullable: true),
                    kd_enter_latency_p50 = table.Column<double>(type: "double precision", nullable: true),
                    kd_enter_latency_p95 = table.Column<double>(type: "double precision", nullable: true),
                    kd_iki_mean = table.Column<double>(type: "double precision", nullable: true),
                    kd_iki_p50 = table.Column<double>(type: "double precision", nullable: true),
                    kd_iki_p95 = table.Column<double>(type: "double precision", nullable: true),
                    kd_iki_stdev = table.Column<double>(type: "double precision", nullable: true),
                    kd_max_pause_gap = table.Column<double>(type: "double precision", nullable: true),
                    kd_pause_hist_burst = table.Column<int>(type: "integer", nullable: true),
                    kd_pause_hist_distracted = table.Column<int>(type: "integer", nullable: true),
                    kd_pause_hist_think = table.Column<int>(type: "integer", nullable: true),
                    kd_start_of_action_latency_ms = table.Column<double>(type: "double precision", nullable: true),
                    kd_tab_rate = table.Column<double>(type: "double precision", nullable: true),
                    kd_think_ratio = table.Column<double>(type: "double precision", nullable: true),
                    kd_top_bigrams = table.Column<string>(type: "text", nullable: true),
                    paste_events = table.Column<int>(type: "integer", nullable: true),
                    pasted_keystrokes = table.Column<int>(type: "integer", nullable: true),
                    session_duration_s = table.Column<double>(type: "double precision", nullable: true),
                    total_keystrokes = table.Column<int>(type: "integer", nullable: true),
                    verdict = table.Column<string>(type: "text", nullable: true),
                    verdict_reasons = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_session_profiles", x => x.session_id);
                    table.ForeignKey(
                        name: "FK_session_profiles_sessions_session_id",
                        column: x => x.session_id,
                        principalTable: "sessions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_attackers_address",
                table: "attackers",
                column: "address",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_attackers_last_seen_us",
                table: "attackers",
                column: "last_seen_us");

            migrationBuilder.CreateIndex(
                name: "ix_commands_session_id_number",
                table: "commands",
                columns: new[] { "session_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_credentials_attacker_id",
                table: "credentials",
                column: "attacker_id");

            migrationBuilder.CreateIndex(
                name: "ix_credentials_identity",
                table: "credentials",
                columns: new[] { "address", "namespace", "decky", "service", "user_name", "secret_base64", "accepted" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_credentials_last_us",
                table: "credentials",
                column: "last_us");

            migrationBuilder.CreateIndex(
                name: "ix_logs_at_us",
                table: "logs",
                column: "at_us");

            migrationBuilder.CreateIndex(
                name: "ix_logs_source_source_position",
                table: "logs",
                columns: new[] { "source", "source_position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sessions_attacker_id_started_us",
                table: "sessions",
                columns: new[] { "attacker_id", "started_us" });

            migrationBuilder.CreateIndex(
                name: "ix_sessions_namespace_decky_service_sid",
                table: "sessions",
                columns: new[] { "namespace", "decky", "service", "sid" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sessions_sid",
                table: "sessions",
                column: "sid");

            migrationBuilder.CreateIndex(
                name: "ix_sessions_started_us",
                table: "sessions",
                column: "started_us");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "attackers");

            migrationBuilder.DropTable(
                name: "commands");

            migrationBuilder.DropTable(
                name: "credentials");

            migrationBuilder.DropTable(
                name: "logs");

            migrationBuilder.DropTable(
                name: "positions");

            migrationBuilder.DropTable(
                name: "session_profiles");

            migrationBuilder.DropTable(
                name: "sessions");
        }
    }
}
