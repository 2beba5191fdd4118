package dev.promptport.openmeteo;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Abbreviations of countries and of states of the USA and Canada, which people and models write
 * after a town's name and Open-Meteo does not know. All in lower case.
 */
final class Abbreviations {

    private static final String WRITTEN =
            """
            usa=united states, u s a=united states, u s=united states, uk=united kingdom,
            u k=united kingdom, uae=united arab emirates,
            al=alabama, ak=alaska, az=arizona, ar=arkansas, ca=california, co=colorado,
            ct=connecticut, de=delaware, dc=district of columbia, fl=florida, ga=georgia, hi=hawaii,
            id=idaho, il=illinois, in=indiana, ia=iowa, ks=kansas, ky=kentucky, la=louisiana,
            me=maine, md=maryland, ma=massachusetts, mi=michigan, mn=minnesota, ms=mississippi,
            mo=missouri, mt=montana, ne=nebraska, nv=nevada, nh=new hampshire, nj=new jersey,
            nm=new mexico, ny=new york, nc=north carolina, nd=north dakota, oh=ohio, ok=oklahoma,
            or=oregon, pa=pennsylvania, ri=rhode island, sc=south carolina, sd=south dakota,
            tn=tennessee, tx=texas, ut=utah, vt=vermont, va=virginia, wa=washington,
            wv=west virginia, wi=wisconsin, wy=wyoming,
            ab=alberta, bc=british columbia, mb=manitoba, nb=new brunswick, ns=nova scotia,
            nl=newfoundland and labrador, on=ontario, pe=prince edward island, qc=quebec,
            sk=saskatchewan""";

    private static final Map<String, String> SPELLED_OUT =
            Arrays.stream(WRITTEN.split(",\\s"))
                    .map(entry -> entry.split("="))
                    .collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair[1]));

    private Abbreviations() {}

    /** What it stands for; itself when it is no abbreviation known here. */
    static String spelledOut(String text) {
        return SPELLED_OUT.getOrDefault(text, text);
    }
}
