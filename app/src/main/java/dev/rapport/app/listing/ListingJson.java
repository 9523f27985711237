package dev.rapport.app.listing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** An array of objects by column name; what is not known is left out. */
final class ListingJson {
    private ListingJson() {}

    static String of(Listing listing) {
        List<Map<String, Object>> items = new ArrayList<>();
        for (List<Object> row : listing.rows()) {
            Map<String, Object> item = new LinkedHashMap<>();
            for (int i = 0; i < row.size(); i++) {
                Object cell = row.get(i);
                if (!cell.equals("")) {
                    item.put(
                            listing.columns().get(i).name(), cell instanceof Instant moment ? moment.toString() : cell);
                }
            }
            items.add(item);
        }
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(items) + System.lineSeparator();
    }
}
