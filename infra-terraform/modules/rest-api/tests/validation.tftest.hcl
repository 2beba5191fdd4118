mock_provider "aws" {
  override_during = plan
}

variables {
  name = "models"
  routes = {
    "POST /t5" = { function_name = "t5", alias = "live", invoke_arn = "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/t5/invocations", timeout = 29 }
  }
}

run "a_name_has_no_blanks" {
  command         = plan
  expect_failures = [var.name]

  variables {
    name = "my api"
  }
}

run "a_stage_is_no_default" {
  command         = plan
  expect_failures = [var.stage]

  variables {
    stage = "$default"
  }
}

run "an_api_has_routes" {
  command         = plan
  expect_failures = [var.routes]

  variables {
    routes = {}
  }
}

run "a_route_has_a_method" {
  command         = plan
  expect_failures = [var.routes]

  variables {
    routes = {
      "/t5" = { function_name = "t5", alias = "live", invoke_arn = "arn", timeout = 29 }
    }
  }
}

run "a_path_has_no_empty_part" {
  command         = plan
  expect_failures = [var.routes]

  variables {
    routes = {
      "POST //t5" = { function_name = "t5", alias = "live", invoke_arn = "arn", timeout = 29 }
    }
  }
}

run "a_greedy_parameter_comes_last" {
  command         = plan
  expect_failures = [var.routes]

  variables {
    routes = {
      "POST /{all+}/t5" = { function_name = "t5", alias = "live", invoke_arn = "arn", timeout = 29 }
    }
  }
}

run "a_function_answers_within_the_limit" {
  command         = plan
  expect_failures = [var.routes]

  variables {
    routes = {
      "POST /t5" = { function_name = "t5", alias = "live", invoke_arn = "arn", timeout = 30 }
    }
  }
}

run "a_function_has_time" {
  command         = plan
  expect_failures = [var.routes]

  variables {
    routes = {
      "POST /t5" = { function_name = "t5", alias = "live", invoke_arn = "arn", timeout = 0 }
    }
  }
}

run "a_schema_is_json" {
  command         = plan
  expect_failures = [var.routes]

  variables {
    routes = {
      "POST /t5" = { function_name = "t5", alias = "live", invoke_arn = "arn", timeout = 29, schema = "command" }
    }
  }
}

run "a_schema_is_an_object" {
  command         = plan
  expect_failures = [var.routes]

  variables {
    routes = {
      "POST /t5" = { function_name = "t5", alias = "live", invoke_arn = "arn", timeout = 29, schema = "[1]" }
    }
  }
}

run "api_gateway_waits_five_minutes_at_most" {
  command         = plan
  expect_failures = [var.integration_timeout_limit]

  variables {
    integration_timeout_limit = 301
  }
}

run "an_origin_has_no_path" {
  command         = plan
  expect_failures = [var.cors_origins]

  variables {
    cors_origins = ["https://chat.example.org/"]
  }
}

run "an_origin_cannot_end_the_template_it_stands_in" {
  command         = plan
  expect_failures = [var.cors_origins]

  variables {
    cors_origins = ["https://a.org", "https://b.org\")#end"]
  }
}

run "any_origin_stands_alone" {
  command         = plan
  expect_failures = [var.cors_origins]

  variables {
    cors_origins = ["*", "https://chat.example.org"]
  }
}

run "a_header_is_a_name" {
  command         = plan
  expect_failures = [var.cors_headers]

  variables {
    cors_headers = ["x-api-key, accept"]
  }
}

run "a_plan_lets_something_through" {
  command         = plan
  expect_failures = [var.plans]

  variables {
    plans = { basic = { burst = 0, rate = 10 } }
  }
}

run "a_plan_has_a_rate" {
  command         = plan
  expect_failures = [var.plans]

  variables {
    plans = { basic = { burst = 5, rate = 0 } }
  }
}

run "a_quota_lets_something_through" {
  command         = plan
  expect_failures = [var.plans]

  variables {
    plans = { basic = { burst = 5, rate = 10, quota_limit = 0 } }
  }
}

run "a_quota_has_a_known_period" {
  command         = plan
  expect_failures = [var.plans]

  variables {
    plans = { basic = { burst = 5, rate = 10, quota_limit = 500, quota_period = "HOUR" } }
  }
}

run "a_key_belongs_to_a_plan" {
  command         = plan
  expect_failures = [var.keys]

  variables {
    plans = { basic = { burst = 5, rate = 10 } }
    keys  = { page = { plan = "premium" } }
  }
}

run "a_throttle_lets_something_through" {
  command         = plan
  expect_failures = [var.default_throttle]

  variables {
    default_throttle = { burst = 0 }
  }
}

run "a_rate_lets_something_through" {
  command         = plan
  expect_failures = [var.default_throttle]

  variables {
    default_throttle = { rate = 0 }
  }
}

run "cloudwatch_knows_certain_retentions" {
  command         = plan
  expect_failures = [var.access_log_retention_days]

  variables {
    access_log_retention_days = 31
  }
}

run "an_unknown_log_level_is_refused" {
  command         = plan
  expect_failures = [var.execution_log_level]

  variables {
    execution_log_level = "DEBUG"
  }
}

run "a_domain_is_a_host_name" {
  command         = plan
  expect_failures = [var.domain]

  variables {
    domain = { name = "https://api.example.org", certificate_arn = "arn" }
  }
}

run "an_error_rate_is_a_share" {
  command         = plan
  expect_failures = [var.alarms]

  variables {
    alarms = { topic_arn = "arn", error_rate = 5 }
  }
}

run "a_latency_is_above_zero" {
  command         = plan
  expect_failures = [var.alarms]

  variables {
    alarms = { topic_arn = "arn", latency_p99_ms = 0 }
  }
}
