using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Decnet.Store.Migrations.Sqlite
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
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    address = table.Column<string>(type: "TEXT", nullable: false),
                    first_seen_us = table.Column<long>(type: "INTEGER", nullable: false),
                    last_seen_us = table.Column<long>(type: "INTEGER", nullable: false),
                    sessions = table.Column<int>(type: "INTEGER", nullable: false),
                    deckies = table.Column<string>(type: "TEXT", nullable: false),
                    score = table.Column<int>(type: "INTEGER", nullable: true),
                    verdict = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_attackers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "credentials",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    attacker_id = table.Column<long>(type: "INTEGER", nullable: true),
                    address = table.Column<string>(type: "TEXT", nullable: false),
                    @namespace = table.Column<string>(name: "namespace", type: "TEXT", nullable: false),
                    decky = table.Column<string>(type: "TEXT", nullable: false),
                    service = table.Column<string>(type: "TEXT", nullable: false),
                    user_name = table.Column<string>(type: "TEXT", nullable: false),
                    secret = table.Column<string>(type: "TEXT", nullable: false),
                    secret_base64 = table.Column<string>(type: "TEXT", nullable: false),
                    accepted = table.Column<bool>(type: "INTEGER", nullable: false),
                    first_us = table.Column<long>(type: "INTEGER", nullable: false),
                    last_us = table.Column<long>(type: "INTEGER", nullable: false),
                    count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_credentials", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "logs",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    source_position = table.Column<long>(type: "INTEGER", nullable: false),
                    at_us = table.Column<long>(type: "INTEGER", nullable: false),
                    @namespace = table.Column<string>(name: "namespace", type: "TEXT", nullable: false),
                    decky = table.Column<string>(type: "TEXT", nullable: false),
                    pod = table.Column<string>(type: "TEXT", nullable: true),
                    severity = table.Column<int>(type: "INTEGER", nullable: true),
                    app = table.Column<string>(type: "TEXT", nullable: true),
                    message_id = table.Column<string>(type: "TEXT", nullable: true),
                    fields = table.Column<string>(type: "TEXT", nullable: true),
                    text = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_logs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "positions",
                columns: table => new
                {
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    reached = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_us = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_positions", x => x.source);
                });

            migrationBuilder.CreateTable(
                name: "sessions",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    @namespace = table.Column<string>(name: "namespace", type: "TEXT", nullable: false),
                    decky = table.Column<string>(type: "TEXT", nullable: false),
                    service = table.Column<string>(type: "TEXT", nullable: false),
                    sid = table.Column<string>(type: "TEXT", nullable: false),
                    attacker_id = table.Column<long>(type: "INTEGER", nullable: true),
                    address = table.Column<string>(type: "TEXT", nullable: true),
                    user_name = table.Column<string>(type: "TEXT", nullable: true),
                    started_us = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_us = table.Column<long>(type: "INTEGER", nullable: true),
                    duration_s = table.Column<double>(type: "REAL", nullable: true),
                    exit_code = table.Column<int>(type: "INTEGER", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    events = table.Column<long>(type: "INTEGER", nullable: true),
                    bytes = table.Column<long>(type: "INTEGER", nullable: true),
                    truncated = table.Column<bool>(type: "INTEGER", nullable: false),
                    command = table.Column<string>(type: "TEXT", nullable: true),
                    tty = table.Column<bool>(type: "INTEGER", nullable: false),
                    first_day = table.Column<string>(type: "TEXT", nullable: false),
                    last_day = table.Column<string>(type: "TEXT", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sessions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "commands",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    session_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    at_s = table.Column<double>(type: "REAL", nullable: false),
                    origin = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false)
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
                    session_id = table.Column<long>(type: "INTEGER", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    cov = table.Column<double>(type: "REAL", nullable: true),
                    kd_arrow_rate = table.Column<double>(type: "REAL", nullable: true),
                    kd_burst_ratio = table.Column<double>(type: "REAL", nullable: true),
                    kd_ctrl_abort = table.Column<int>(type: "INTEGER", nullable: true),
                    kd_ctrl_backspace = table.Column<int>(type: "INTEGER", nullable: true),
                    kd_ctrl_eof = table.Column<int>(type: "INTEGER", nullable: true),
                    kd_ctrl_ukill = table.Column<int>(type: "INTEGER", nullable: true),
                    kd_ctrl_wkill = table.Column<int>(type: "INTEGER", nullable: true),
                    kd_digraph_simhash = table.Column<byte[]>(type: "BLOB", nullable: true),
                    kd_enter_latency_p50 = table.Column<double>(type: "REAL", nullable: true),
                    kd_enter_latency_p95 = table.Column<double>(type: "REAL", nullable: true),
                    kd_iki_mean = table.Column<double>(type: "REAL", nullable: true),
                    kd_iki_p50 = table.Column<double>(type: "REAL", nullable: true),
                    kd_iki_p95 = table.Column<double>(type: "REAL", nullable: true),
                    kd_iki_stdev = table.Column<double>(type: "REAL", nullable: true),
                    kd_max_pause_gap = table.Column<double>(type: "REAL", nullable: true),
                    kd_pause_hist_burst = table.Column<int>(type: "INTEGER", nullable: true),
                    kd_pause_hist_distracted = table.Column<int>(type: "INTEGER", nullable: true),
                    kd_pause_hist_think = table.Column<int>(type: "INTEGER", nullable: true),
                    kd_start_of_action_latency_ms = table.Column<double>(type: "REAL", nullable: true),
                    kd_tab_rate = table.Column<double>(type: "REAL", nullable: true),
                    kd_think_ratio = table.Column<double>(type: "REAL", nullable: true),
                    kd_top_bigrams = table.Column<string>(type: "TEXT", nullable: true),
                    paste_events = table.Column<int>(type: "INTEGER", nullable: true),
                    pasted_keystrokes = table.Column<int>(type: "INTEGER", nullable: true),
                    session_duration_s = table.Column<double>(type: "REAL", nullable: true),
                    total_keystrokes = table.Column<int>(type: "INTEGER", nullable: true),
                    verdict = table.Column<string>(type: "TEXT", nullable: true),
                    verdict_reasons = table.Column<string>(type: "TEXT", nullable: true)
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
