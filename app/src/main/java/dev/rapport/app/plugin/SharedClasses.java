package dev.rapport.app.plugin;

import java.util.List;

/** What every plug-in sees of this program: the port, the HTTP kit and the types in its signatures; and Java itself. */
final class SharedClasses extends ClassLoader {
    static final List<String> PACKAGES = List.of(
            "dev.rapport.domain.",
            "dev.rapport.adapter.http.",
            "tools.jackson.core.",
            "tools.jackson.databind.",
            "com.fasterxml.jackson.annotation.",
            "org.jspecify.annotations.");

    private final ClassLoader ours;

    SharedClasses(ClassLoader ours) {
        super("rapport", ClassLoader.getPlatformClassLoader());
        this.ours = ours;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (PACKAGES.stream().anyMatch(name::startsWith)) {
            return ours.loadClass(name);
        }
        throw new ClassNotFoundException(name);
    }
}
