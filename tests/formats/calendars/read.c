/* Reads calendars with libical, and says when each event is, by the zone that is in the file.
 *
 *   read FILE...
 *
 * Writes FILE.libical beside each, with lines of UID, beginning, end, status, sequence and stamp. What libical finds
 * wrong is said on the standard error. Its check of the rules of METHOD looks at the first event
 * alone, so that each event is put into a calendar of its own. */

#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int problems = 0;

static char *contents(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END) != 0) {
        perror(path);
        exit(2);
    }
    long size = ftell(file);
    rewind(file);
    char *text = calloc((size_t)size + 1, 1);
    if (fread(text, 1, (size_t)size, file) != (size_t)size) {
        perror(path);
        exit(2);
    }
    fclose(file);
    return text;
}

static void say_errors(icalcomponent *component, const char *path)
{
    icalproperty *error = icalcomponent_get_first_property(component, ICAL_XLICERROR_PROPERTY);
    for (; error; error = icalcomponent_get_next_property(component, ICAL_XLICERROR_PROPERTY)) {
        fprintf(stderr, "%s: %s\n", path, icalproperty_get_xlicerror(error));
        problems++;
    }
    icalcomponent *part = icalcomponent_get_first_component(component, ICAL_ANY_COMPONENT);
    for (; part; part = icalcomponent_get_next_component(component, ICAL_ANY_COMPONENT)) {
        say_errors(part, path);
    }
}

/* Checks an event in a calendar that holds nothing else but the zone. */
static void check(icalcomponent *calendar, icalcomponent *event, const char *path)
{
    icalcomponent *alone = icalcomponent_new(ICAL_VCALENDAR_COMPONENT);
    icalproperty *own = icalcomponent_get_first_property(calendar, ICAL_ANY_PROPERTY);
    for (; own; own = icalcomponent_get_next_property(calendar, ICAL_ANY_PROPERTY)) {
        icalcomponent_add_property(alone, icalproperty_new_clone(own));
    }
    icalcomponent *zone = icalcomponent_get_first_component(calendar, ICAL_VTIMEZONE_COMPONENT);
    if (zone) {
        icalcomponent_add_component(alone, icalcomponent_new_clone(zone));
    }
    icalcomponent_add_component(alone, icalcomponent_new_clone(event));
    if (!icalrestriction_check(alone)) {
        fprintf(stderr, "%s: %s breaks a rule\n", path, icalcomponent_get_uid(event));
        problems++;
        say_errors(alone, path);
    }
    icalcomponent_free(alone);
}

static void write_moment(icalproperty *property, icalcomponent *event, FILE *out)
{
    if (!property) {
        fputs("-", out);
        return;
    }
    icaltimetype time = icalproperty_get_datetime_with_component(property, event);
    if (!time.is_date) {
        time = icaltime_convert_to_zone(time, icaltimezone_get_utc_timezone());
    }
    fprintf(out, "%04d-%02d-%02d", time.year, time.month, time.day);
    if (!time.is_date) {
        fprintf(out, "T%02d:%02d:%02dZ", time.hour, time.minute, time.second);
    }
}

static void write_event(icalcomponent *event, FILE *out)
{
    icalproperty *status = icalcomponent_get_first_property(event, ICAL_STATUS_PROPERTY);
    fprintf(out, "%s\t", icalcomponent_get_uid(event));
    write_moment(icalcomponent_get_first_property(event, ICAL_DTSTART_PROPERTY), event, out);
    fputs("\t", out);
    write_moment(icalcomponent_get_first_property(event, ICAL_DTEND_PROPERTY), event, out);
    fprintf(out, "\t%s", status ? icalproperty_get_value_as_string(status) : "-");
    fprintf(out, "\t%d\t", icalcomponent_get_sequence(event));
    write_moment(icalcomponent_get_first_property(event, ICAL_DTSTAMP_PROPERTY), event, out);
    fputs("\n", out);
}

static void read_file(const char *path)
{
    char *text = contents(path);
    icalcomponent *calendar = icalparser_parse_string(text);
    if (!calendar) {
        fprintf(stderr, "%s: no calendar\n", path);
        problems++;
        return;
    }
    say_errors(calendar, path);
    char name[4096];
    snprintf(name, sizeof name, "%s.libical", path);
    FILE *out = fopen(name, "w");
    icalcompiter events = icalcomponent_begin_component(calendar, ICAL_VEVENT_COMPONENT);
    for (icalcomponent *event; (event = icalcompiter_deref(&events)); icalcompiter_next(&events)) {
        check(calendar, event, path);
        write_event(event, out);
    }
    fclose(out);
    icalcomponent_free(calendar);
    free(text);
}

int main(int count, char **paths)
{
    ical_set_unknown_token_handling_setting(ICAL_ASSUME_IANA_TOKEN);
    for (int i = 1; i < count; i++) {
        read_file(paths[i]);
    }
    return problems > 0;
}
