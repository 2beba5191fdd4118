mock_provider "aws" {}

variables {
  name   = "chat"
  folder = "tests/page"
}

run "refuses_an_upper_case_name" {
  command = plan

  variables {
    name = "Chat"
  }

  expect_failures = [var.name]
}

run "refuses_a_folder_without_an_index" {
  command = plan

  variables {
    folder = "tests/page/assets"
  }

  expect_failures = [var.folder]
}

run "refuses_a_file_of_an_unknown_type" {
  command = plan

  variables {
    folder = "tests/unknown"
  }

  expect_failures = [var.folder]
}

run "refuses_an_ending_with_its_dot" {
  command = plan

  variables {
    content_types = { ".toml" = "application/toml" }
  }

  expect_failures = [var.content_types]
}

run "refuses_a_type_that_is_none" {
  command = plan

  variables {
    content_types = { toml = "toml" }
  }

  expect_failures = [var.content_types]
}

run "refuses_an_age_above_a_year" {
  command = plan

  variables {
    max_age = 31536001
  }

  expect_failures = [var.max_age]
}

run "refuses_an_origin_without_tls" {
  command = plan

  variables {
    connect_origins = ["http://api.example.org"]
  }

  expect_failures = [var.connect_origins]
}

run "refuses_an_origin_with_a_path" {
  command = plan

  variables {
    connect_origins = ["https://api.example.org/v1"]
  }

  expect_failures = [var.connect_origins]
}

run "refuses_any_origin" {
  command = plan

  variables {
    connect_origins = ["https://*"]
  }

  expect_failures = [var.connect_origins]
}

run "refuses_an_origin_that_would_add_to_the_policy" {
  command = plan

  variables {
    connect_origins = ["https://api.example.org; script-src 'unsafe-inline'"]
  }

  expect_failures = [var.connect_origins]
}

run "refuses_a_domain_with_a_path" {
  command = plan

  variables {
    domain = {
      name            = "chat.example.org/page"
      certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/0a1b"
    }
  }

  expect_failures = [var.domain]
}

run "refuses_a_certificate_of_another_region" {
  command = plan

  variables {
    domain = {
      name            = "chat.example.org"
      certificate_arn = "arn:aws:acm:eu-west-1:123456789012:certificate/0a1b"
    }
  }

  expect_failures = [var.domain]
}

run "refuses_an_unknown_price_class" {
  command = plan

  variables {
    price_class = "PriceClass_300"
  }

  expect_failures = [var.price_class]
}

run "refuses_an_alias_of_a_key" {
  command = plan

  variables {
    kms_key_arn = "arn:aws:kms:eu-west-1:123456789012:alias/site"
  }

  expect_failures = [var.kms_key_arn]
}

run "refuses_a_log_bucket_by_name" {
  command = plan

  variables {
    log_bucket_arn = "logs"
  }

  expect_failures = [var.log_bucket_arn]
}

run "refuses_a_regional_web_acl" {
  command = plan

  variables {
    web_acl_arn = "arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/site/0a1b"
  }

  expect_failures = [var.web_acl_arn]
}
