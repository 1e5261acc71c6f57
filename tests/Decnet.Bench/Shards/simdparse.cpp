/* Reads a shard with simdjson's on-demand reader, as the limit to compare with: of every line the session's id, time, channel and unescaped
   text, and whether it was typed without echo. Prints "key value" lines: seconds for parsing alone and with reading the file, lines, bytes of text. */
#include <chrono>
#include <cstdio>
#include <string_view>
#include <simdjson.h>

using namespace simdjson;

static double now() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

int main(int argc, char **argv) {
    if (argc < 2) return 2;
    double begin = now();
    padded_string json;
    if (padded_string::load(argv[1]).get(json)) return 3;
    double loaded = now();
    ondemand::parser parser;
    ondemand::document_stream docs;
    if (parser.iterate_many(json, 1 << 20).get(docs)) return 4;
    size_t lines = 0, text = 0, hidden = 0, ids = 0;
    double time = 0;
    for (auto doc : docs) {
        ondemand::object object;
        if (doc.get_object().get(object)) continue;
        lines++;
        for (auto field : object) {
            std::string_view key;
            if (field.unescaped_key().get(key)) break;
            ondemand::value value = field.value();
            std::string_view found;
            double number;
            bool flag;
            if (key == "sid") { if (!value.get_string().get(found)) ids += found.size(); }
            else if (key == "t") { if (!value.get_double().get(number)) time += number; }
            else if (key == "ch") { if (!value.get_string().get(found)) ids += found.size(); }
            else if (key == "d") { if (!value.get_string().get(found)) text += found.size(); }
            else if (key == "ne") { if (!value.get_bool().get(flag)) hidden += flag; }
        }
    }
    double end = now();
    printf("parse %f\nread %f\nlines %zu\ntext %zu\nhidden %zu\n", end - loaded, end - begin, lines, text, hidden);
    return ids == 0 || time < 0;
}
