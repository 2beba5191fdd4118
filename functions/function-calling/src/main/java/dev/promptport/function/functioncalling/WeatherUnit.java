package dev.promptport.function.functioncalling;

import dev.promptport.domain.weather.Hour;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The units a forecast is told in. */
enum WeatherUnit {
    METRIC("°C", "mm") {
        @Override
        double temperature(Hour hour) {
            return hour.temperature();
        }

        @Override
        double precipitation(Hour hour) {
            return hour.precipitation();
        }
    },
    USCS("°F", "in") {
        @Override
        double temperature(Hour hour) {
            return rounded(hour.temperature() * 9 / 5 + 32, 1);
        }

        @Override
        double precipitation(Hour hour) {
            return rounded(hour.precipitation() / 25.4, 3);
        }
    };

    private final String degrees;
    private final String depth;

    WeatherUnit(String degrees, String depth) {
        this.degrees = degrees;
        this.depth = depth;
    }

    /** What temperatures are in. */
    String degrees() {
        return degrees;
    }

    /** What precipitation is in. */
    String depth() {
        return depth;
    }

    abstract double temperature(Hour hour);

    abstract double precipitation(Hour hour);

    private static double rounded(double value, int places) {
        return BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_UP).doubleValue();
    }
}
